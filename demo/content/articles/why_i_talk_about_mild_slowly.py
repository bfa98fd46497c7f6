"""The article “Why I talk about MILD slowly”."""

from .warning_signs import CALL_911_FOR_YOUR_BACK

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
        "MILD, short for minimally invasive lumbar decompression, may help some people with one kind of tight "
        "spinal canal, and it has risks. So when someone asks me for it, I first ask them to give me a bit of "
        "time."
    ),
    "authors": ["ines-valderrama-okoye"],
    "topics": ["treatments", "living-with-pain"],
    "procedures": ["mild"],
    "conditions": ["lumbar-spinal-stenosis"],
    "related": ["mild-explained", "medicare-and-mild", "reading-a-pain-study"],
    "reviewed_by": "tobias-lindqvist-amari",
    "published_days_ago": 5,
    "updated_days_ago": None,
    "reviewed_days_ago": 6,
    "body": [
        ("heading", {"text": "The name sounds easy", "level": "h2"}),
        (
            "text",
            (
                "<p>I like short names, but this one can be misleading, because it sounds as gentle as a "
                "bar of soap. Yet it stands for a procedure on your spine, which is done with special "
                "instruments and guided by X-ray.[ref:cms-ncd-150-13] That is why my first task is to "
                "slow both of us down a little.</p>"
                "<p>I begin with your everyday life and not with your scan. I want to hear what you can "
                "no longer do, where you stop on your way to the store, and what you miss most. If I do "
                "not know that, neither of us can tell later on whether a treatment was worth it.</p>"
            ),
        ),
        ("heading", {"text": "First I ask: is it the ligament?", "level": "h2"}),
        (
            "text",
            (
                "<p>The procedure takes away a little bone and thins a band in the spine, the ligamentum "
                "flavum, when that band has grown too thick.[ref:cms-ncd-150-13] It is not a treatment "
                "for low back pain in general.[ref:brown-chapter-38] If something else crowds your "
                "nerves, or if your pain comes from a joint or a muscle, then it is simply the wrong "
                "procedure.</p>"
                "<p>So I listen for a pattern: pain that comes when you walk or stand and settles when "
                "you sit or bend suggests a tight canal.[ref:benyamin-2016] After that I examine the "
                "scan for a thick ligament and a steady spine.[ref:brown-chapter-38] I need both the "
                "story and the scan, since a narrow canal is a common finding in people who have no pain "
                "at all.[ref:kalichman-2009]</p>"
                "<p>I also ask about blood thinners and about any infection, because doctors usually avoid "
                "the procedure then.[ref:brown-chapter-38] Do not stop a blood thinner on your own. I ask the "
                "doctor who prescribes it.</p>"
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
                "<p>I draw a line down the middle of a sheet of paper. Then I write what may get better "
                "on the left side, and what may go wrong on the right side. Both sides get letters of "
                "the same size, because both of them are equally important for you.</p>"
            ),
        ),
        (
            "fact_table",
            {
                "caption": "What I write on that sheet",
                "rows": [
                    {
                        "label": "Left: one trial, one year",
                        "value": "MILD with usual care did better than usual care alone. People knew what they "
                        "had.",
                        "references": ["deer-motion-one-year"],
                    },
                    {
                        "label": "Right: problems from it",
                        "value": "About 1 in 100 within two years, in a trial that the maker paid for; none "
                        "was serious",
                        "references": ["staats-2018", "midas-encore-register"],
                    },
                    {
                        "label": "Right: what could happen",
                        "value": "Bleeding, infection, a leak of spinal fluid, a hurt nerve, or no help at all",
                        "references": [],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>At the foot of the sheet I add a line for the things I do not know. In the first trial, most "
                "of the people in the comparison group had moved on to MILD or to another treatment by two "
                "years.[ref:deer-2023] From then on, the groups could no longer be compared in a fair "
                "way.[ref:deer-2023] A review of the research also found that results differ from one report to "
                "another.[ref:yuan-2023]</p>"
                "<p>I say all of this out loud, even if it is not what you had hoped to hear. I believe that you "
                "should know it before you decide and not only afterward.</p>"
            ),
        ),
        ("heading", {"text": "Waiting is also a choice", "level": "h2"}),
        (
            "text",
            (
                "<p>You do not have to do anything at all. In one report, people with stenosis who had "
                "no surgery were followed for up to three years.[ref:katz-2022] During that time, about "
                "a third got better, about half stayed the same, and 10 to 20 in 100 got "
                "worse.[ref:katz-2022] For some people those odds are good enough to wait, and for "
                "others they are not.</p>"
                "<p>There are also first steps before any procedure: changing your daily activities, "
                "trying an [page:anti-inflammatory-pills|anti-inflammatory medicine], or working with a "
                "physical therapist.[ref:katz-2022] Each of them has its limits and asks something of you, so we "
                "talk about that as well.</p>"
            ),
        ),
        ("heading", {"text": "What I ask you to do at home", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Read the page on [page:mild|the MILD procedure] together with someone you trust.</p>",
                    ("<p>Write down how far you are able to walk before you have to sit down.</p>"),
                    "<p>Write down the one goal that is most important to you, in your own words.</p>",
                    (
                        "<p>Call us to check your coverage first, because Medicare pays only inside "
                        "an approved study.[ref:cms-ncd-150-13]</p>"
                    ),
                ],
                "dont": [
                    "<p>Do not make a decision in the exam room just to please me.</p>",
                    ("<p>Do not stop any medicine on your own to get ready, but ask us first.</p>"),
                    ("<p>Do not be shy about a second opinion, for which I can send your records.</p>"),
                ],
            },
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "Ask me these things",
                "text": (
                    "<ul><li>Is a thick ligament the main reason for my pain?</li>"
                    "<li>What would you recommend to me if I decided against it?</li>"
                    "<li>How will we know whether the procedure has worked, and when?</li>"
                    "<li>Does anyone pay you to talk about this procedure?</li>"
                    "</ul>"
                ),
            },
        ),
        (
            "text",
            (
                "<p>That last one is a reasonable question to ask of any doctor. You will find my own "
                "answer to it at the foot of [page:ines-valderrama-okoye|the page about me].</p>"
                "<p>If you still want MILD after all of this, and if it is suitable for you, then we "
                "plan it together. If not, we have lost a little time and nothing else, and I believe "
                "that it was time well spent.</p>"
            ),
        ),
        CALL_911_FOR_YOUR_BACK,
    ],
}
