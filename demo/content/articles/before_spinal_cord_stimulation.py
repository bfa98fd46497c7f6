"""The article “Before you choose spinal cord stimulation”."""

BEFORE_SPINAL_CORD_STIMULATION = {
    "title": "Before you choose spinal cord stimulation",
    "slug": "before-spinal-cord-stimulation",
    "search_description": (
        "What spinal cord stimulation is, why a trial comes first, what studies found, what can go "
        "wrong, and what to ask before you decide."
    ),
    "teaser": "A device is a long commitment. Here is what to think through first.",
    "drawing": "scene-notebook",
    "introduction": (
        "Spinal cord stimulation puts a small device in your body to change pain signals. It may help "
        "some people whose pain stays after back surgery. It is also a big decision."
    ),
    "authors": ["ines-valderrama-okoye"],
    "topics": ["treatments"],
    "procedures": ["spinal-cord-stimulation"],
    "conditions": ["pain-after-back-surgery"],
    "related": [],
    "reviewed_by": "priya-raghunandan-cole",
    "published_days_ago": 210,
    "updated_days_ago": 40,
    "reviewed_days_ago": 41,
    "body": [
        ("heading", {"text": "What it is", "level": "h2"}),
        (
            "text",
            (
                "<p>Thin wires, called leads, lie in the space around the spinal cord. A device placed "
                "in the body sends small electric pulses through them.[ref:traeger-2023]</p>"
                "<p>It is most often used when back surgery did not relieve the "
                "pain.[ref:statpearls-scs] Another use is complex regional pain syndrome, a kind of "
                "long-lasting pain.[ref:falowski]</p>"
            ),
        ),
        ("procedure_card", {"page": "spinal-cord-stimulation"}),
        ("heading", {"text": "You try it first", "level": "h2"}),
        (
            "text",
            (
                "<p>Before anything is left in for good, there is a trial with wires for a short time. "
                "If your pain drops by at least half, that is the usual mark of a good "
                "trial.[ref:pmc7004134] A trial with wires through the skin is kept short, because "
                "germs can get in.[ref:pmc7004134]</p>"
                "<p>Use the trial well. Do the things you want to do again, and then ask yourself if "
                "it was worth it.</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "Talk it through",
                    "text": (
                        "<p>We go over other choices, risks and your goals. Many insurers ask for a "
                        "talk with a psychologist first.[ref:statpearls-scs]</p>"
                    ),
                    "drawing": "scene-notebook",
                    "image": None,
                },
                {
                    "title": "Try it out",
                    "text": "<p>You keep a diary of pain, sleep and steps.</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Decide",
                    "text": "<p>You look at the diary with us. “No” is a fine answer.</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Live with it",
                    "text": (
                        "<p>Settings need tuning and batteries need to be replaced.[ref:statpearls-scs]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "What may get better", "level": "h2"}),
        (
            "text",
            (
                "<p>One trial took 100 people with pain after back surgery.[ref:kumar-2007] Some got a "
                "stimulator. Others got usual care.</p>"
            ),
        ),
        (
            "fact_table",
            {
                "caption": "People with at least half less leg pain, in that trial",
                "rows": [
                    {
                        "label": "At 6 months, with the device",
                        "value": "48 in 100",
                        "references": ["kumar-2007"],
                    },
                    {
                        "label": "At 6 months, usual care",
                        "value": "9 in 100",
                        "references": ["kumar-2007"],
                    },
                    {
                        "label": "At 12 months, with the device",
                        "value": "34 in 100",
                        "references": ["kumar-2007"],
                    },
                    {
                        "label": "At 12 months, usual care",
                        "value": "7 in 100",
                        "references": ["kumar-2007"],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>Notice two things. More people did well with the device than without it. And yet, "
                "at both times, more than half of them did not reach that mark.[ref:kumar-2007]</p>"
                "<p>When all the research is put together, we are less sure. A 2023 review of 13 "
                "studies with 699 people looked at low back pain.[ref:traeger-2023] Most studies were "
                "at risk of bias, which means a slanted result. The long-term benefit and harm are not "
                "certain.[ref:traeger-2023]</p>"
                "<p>Another review found that people did more at 12 months, by about 17 points on a "
                "disability score.[ref:elsaban-2023] It rated how sure we can be as very "
                "low.[ref:elsaban-2023]</p>"
            ),
        ),
        ("heading", {"text": "What may go wrong", "level": "h2"}),
        (
            "text",
            (
                "<ul><li><b>The wires can move or break.</b> So it is common to need another procedure "
                "to fix them.[ref:statpearls-scs]</li>"
                "<li><b>The battery spot can hurt.</b> At one center, 17 in 100 people said so (127 of "
                "764).[ref:baranidharan-2020]</li>"
                "<li><b>Harm to the spinal cord.</b> This is not common, but it is real. In insurance "
                "records of 8,326 people, codes for it appeared in about 2 in 100 within 30 "
                "days.[ref:pmc4724311]</li>"
                "<li><b>Bleeding near the spinal cord.</b> In the same records, it appeared in fewer "
                "than 1 in 100 within 30 days.[ref:pmc4724311]</li>"
                "</ul>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "urgent",
                "heading": "Call 911 for new weakness",
                "text": (
                    "<p>Weakness that keeps getting worse, or a change in bladder or bowel control, "
                    "needs help at once.[ref:physiopedia]</p>"
                ),
            },
        ),
        ("heading", {"text": "Think it through at home", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Write down what you want to do again.</p>",
                    "<p>Talk with the people you live with.</p>",
                    "<p>Ask about scans with a magnet (MRI), airport gates and travel.</p>",
                    "<p>Ask who will adjust the device, and how fast you can be seen.</p>",
                ],
                "dont": [
                    "<p>Do not decide while you are worn out or rushed.</p>",
                    "<p>Do not count on “no pain.” Half less is a good result.[ref:pmc7004134]</p>",
                    "<p>Do not see a poor trial as your fault.</p>",
                ],
            },
        ),
        ("heading", {"text": "Questions to ask us", "level": "h2"}),
        (
            "text",
            (
                "<ul><li>What other choices do I still have?</li>"
                "<li>How many of these do you do, and how did people fare?</li>"
                "<li>How often did someone need another procedure?</li>"
                "<li>Do you or the clinic get money from the maker?</li>"
                "<li>What happens if I want it out?</li>"
                "</ul>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Why must I see a psychologist?",
                    "answer": (
                        "<p>Many insurers ask for it.[ref:statpearls-scs] It does not mean that we "
                        "think the pain is in your head. It is a chance to plan for life with a device.</p>"
                    ),
                },
                {
                    "question": "Is it for life?",
                    "answer": (
                        "<p>That is up to you and your doctor. Batteries need to be replaced, and "
                        "parts may need repair.[ref:statpearls-scs] Ask us how it would be taken out "
                        "if you no longer wanted it.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Take your time",
                "text": "We are glad to meet more than once before you decide.",
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
