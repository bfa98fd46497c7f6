"""The article “Why I talk about MILD slowly”."""

WHY_I_TALK_ABOUT_MILD_SLOWLY = {
    "title": "Why I talk about MILD slowly",
    "slug": "why-i-talk-about-mild-slowly",
    "search_description": (
        "A pain physician explains, in her own voice, why a talk about the MILD procedure takes time, "
        "and what she tells people first."
    ),
    "teaser": "Dr. Valderrama-Okoye on the talk she has before anyone signs a form.",
    "drawing": "scene-talk",
    "introduction": (
        "Many people come to me with the word MILD already on a slip of paper. I am glad they read "
        "about it. Then I ask them for a bit of time."
    ),
    "authors": ["ines-valderrama-okoye"],
    "topics": ["treatments", "living-with-pain"],
    "procedures": ["mild"],
    "conditions": ["lumbar-spinal-stenosis"],
    "related": ["opioid-pain-medicine", "exercise-with-arthritis", "neck-pain-habits"],
    "reviewed_by": "tobias-lindqvist-amari",
    "published_days_ago": 5,
    "updated_days_ago": None,
    "reviewed_days_ago": 6,
    "body": [
        ("heading", {"text": "The name sounds easy", "level": "h2"}),
        (
            "text",
            (
                "<p>I like short names, but this one can fool you. “Mild” sounds like a soft soap, and "
                "yet it is a procedure on your spine, done with tools and guided by "
                "X-ray.[ref:cms-ncd-150-13] So my first job is to slow us both down.</p>"
                "<p>I start with your day, not with your scan. What can you no longer do? Where do you "
                "stop on the way to the store, and what do you miss most? If I do not know that, "
                "neither of us can tell later if a treatment was worth it.</p>"
            ),
        ),
        ("heading", {"text": "First I ask: is it the ligament?", "level": "h2"}),
        (
            "text",
            (
                "<p>MILD thins a band in the spine, the ligamentum flavum, when it has grown too "
                "thick.[ref:cms-ncd-150-13] That is all it does. It is not a treatment for low back "
                "pain in general.[ref:brown-chapter-38] If something else crowds your nerves, or if "
                "your pain comes from a joint or a muscle, it is the wrong tool.</p>"
                "<p>So I listen for a pattern. Pain that comes when you walk or stand and settles when "
                "you sit or bend points to a tight canal.[ref:benyamin-2016] Then I look at the scan "
                "for a thick ligament and a steady spine.[ref:brown-chapter-38] I need both, because a "
                "tight canal on a scan is common in people with no pain at all.[ref:kalichman-2009]</p>"
                "<p>I also ask about blood thinners and infection. Both are reasons not to do "
                "it.[ref:brown-chapter-38] I would rather say no early than be sorry later.</p>"
            ),
        ),
        (
            "quote",
            {
                "quote": (
                    "I would rather lose an hour to talking than have you lose a year to the wrong treatment."
                ),
                "attribution": "Ines Valderrama-Okoye, MD",
            },
        ),
        ("heading", {"text": "Then I show both columns", "level": "h2"}),
        (
            "text",
            (
                "<p>I draw a line down a sheet of paper. On the left I write what may get better, and "
                "on the right I write what may go wrong. Both sides get letters of the same size, "
                "because both sides are about you.</p>"
            ),
        ),
        (
            "fact_table",
            {
                "caption": "What I write on that sheet",
                "rows": [
                    {
                        "label": "Left: pain after two years",
                        "value": (
                            "On average 3.6 points lower out of 10, in people who had MILD in one trial"
                        ),
                        "references": ["staats-2018"],
                    },
                    {
                        "label": "Right: problems from it",
                        "value": "About 1 in 100; none was serious in that trial",
                        "references": ["staats-2018"],
                    },
                    {
                        "label": "Right: more surgery",
                        "value": "About 6 in 100 had another operation within two years",
                        "references": ["lamer-report"],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>Then I add a line at the foot, for what I do not know. Those results come from the "
                "MILD group alone.[ref:staats-2018] In another trial, most of the other group had "
                "moved on to MILD or something else by two years.[ref:deer-2023] After that, no one "
                "could compare the groups in a fair way.[ref:deer-2023] And a review found that "
                "results differ from report to report.[ref:yuan-2023]</p>"
                "<p>I say all this out loud. It may not be what you hoped to hear, but I think you "
                "should have it before you choose and not after.</p>"
            ),
        ),
        ("heading", {"text": "Waiting is also a choice", "level": "h2"}),
        (
            "text",
            (
                "<p>You do not have to do anything. People with stenosis who had no surgery were "
                "followed for up to three years: about a third got better, about half stayed the same, "
                "and 10 to 20 in 100 got worse.[ref:katz-2022] For some people those odds are good "
                "enough to wait. For others they are not, and that is fine, too.</p>"
                "<p>There are first steps, too. You can change what you do in the day, try an "
                "anti-inflammatory medicine, or work with a physical therapist.[ref:katz-2022] Each of "
                "these has limits, and each asks something of you. We talk about that, too.</p>"
            ),
        ),
        ("heading", {"text": "What I ask you to do at home", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Read the page on [page:mild|the MILD procedure] with someone you trust.</p>",
                    "<p>Write down how far you walk before you must sit.</p>",
                    "<p>Write down your one main goal, in your own words.</p>",
                    (
                        "<p>Call us to check your coverage first. Medicare pays only inside an "
                        "approved study.[ref:cms-ncd-150-13]</p>"
                    ),
                ],
                "dont": [
                    "<p>Do not decide in the room just to please me.</p>",
                    "<p>Do not stop a medicine on your own to get ready. Ask us first.</p>",
                    "<p>Do not be shy about a second opinion. I can send your records.</p>",
                ],
            },
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "Ask me these things",
                "text": (
                    "<ul><li>Is a thick ligament the main reason I hurt?</li>"
                    "<li>What would you do if I said no?</li>"
                    "<li>How will we know if it worked, and when?</li>"
                    "<li>Does anyone pay you to talk about this?</li>"
                    "</ul>"
                ),
            },
        ),
        (
            "text",
            (
                "<p>That last one is a fair question to ask any doctor. You can find my answer at the "
                "foot of [page:ines-valderrama-okoye|my page].</p>"
                "<p>If we get through all this and you still want MILD, and it fits, then we plan it. "
                "If not, we have lost a little time and nothing else, and I think it is time well "
                "spent.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "emergency",
                "heading": "Call 911 for these signs",
                "text": (
                    "<p>A change in bladder or bowel control, or weakness that keeps getting worse, "
                    "needs help now.[ref:physiopedia] Do not wait for a call back.</p>"
                ),
            },
        ),
    ],
}
