"""Spinal cord stimulation."""

SPINAL_CORD_STIMULATION = {
    "title": "Spinal cord stimulation",
    "slug": "spinal-cord-stimulation",
    "search_description": (
        "Spinal cord stimulation for pain that stays after back surgery: the trial, the implant, what may "
        "help, and the risks to weigh."
    ),
    "teaser": "A small implant sends electrical pulses to the spinal cord; you try it out before you decide.",
    "drawing": "procedure-scs",
    "written_by": "mei-lin-castellanos",
    "reviewed_by": "samuel-oyelaran-brandt",
    "reviewed_days_ago": 61,
    "also_known_as": "SCS\nSpinal cord stimulator",
    ("name_note"): (
        "“Stimulation” here means small electrical pulses, and the device that makes them is "
        "called a stimulator."
    ),
    "summary": (
        "A small implanted device sends electrical pulses to the spinal cord, which may lower "
        "pain for some people whose back surgery did not help. It is an implant with real "
        "risks, so a trial comes first."
    ),
    "conditions": ["pain-after-back-surgery"],
    "key_facts": [
        ("fact", {"term": "setting", "value": "We book the place with you", "references": []}),
        ("fact", {"term": "implant", "value": "Leads and a device", "references": ["traeger-2023"]}),
        ("fact", {"term": "duration", "value": "Several visits with us", "references": []}),
        ("fact", {"term": "repeat", "value": "Repairs are common", "references": ["statpearls-scs"]}),
        ("fact", {"term": "normal_activity", "value": "In your own written plan", "references": []}),
        (
            "fact",
            {"term": "coverage", "value": "We check your plan first", "references": []},
        ),
    ],
    "understanding_title": "Why pain can stay after surgery",
    "understanding": [
        (
            "text",
            (
                "<p>For some people, pain does not go away after an operation on the back, "
                "which we explain on our page on [page:pain-after-back-surgery|pain after back "
                "surgery]. Such pain is the most common reason for spinal cord "
                "stimulation.[ref:statpearls-scs][ref:falowski] It is also used for complex "
                "regional pain syndrome, which is a lasting pain in one arm or "
                "leg.[ref:statpearls-scs][ref:falowski]</p>"
                "<p>Thin wires, called leads, lie in the space around the spinal cord, and an "
                "implanted device sends small electrical pulses through them to the "
                "cord.[ref:traeger-2023] The pulses do not fix the cause of the pain, and "
                "although they may lower the pain, they do not do so in everyone.</p>"
            ),
        ),
        ("heading", {"text": "You try it first", "level": "h3"}),
        (
            "text",
            (
                "<p>A short trial shows if the pulses help you, and the usual mark of a good "
                "trial is at least half less pain.[ref:pmc7004134] Trials with wires through "
                "the skin are kept short, because of the risk of infection.[ref:pmc7004134] If "
                "your trial does not help, the wires come out and we look for another way.</p>"
            ),
        ),
    ],
    ("steps_intro"): (
        "<p>The drawings are simple and not to scale, and orange marks the one thing that each "
        "step is about.</p>"
    ),
    "steps": [
        (
            "step",
            {
                "title": "Trial wires are placed",
                "text": (
                    "<p>Thin leads go into the space around the spinal cord,[ref:traeger-2023] "
                    "and for the trial, the wires pass through the skin.[ref:pmc7004134]</p>"
                ),
                "drawing": "scs-1-trial-leads",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "You try it at home",
                "text": (
                    "<p>You live your days and write down your pain, and the time is kept short "
                    "because of the risk of infection.[ref:pmc7004134] You can call us on any "
                    "of these days if you are worried.</p>"
                ),
                "drawing": "scs-2-trial-week",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "The device is implanted",
                "text": (
                    "<p>If the trial went well and you want it, a device is implanted, which "
                    "sends pulses through the leads.[ref:traeger-2023]</p>"
                ),
                "drawing": "scs-3-implant",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "The settings are adjusted",
                "text": (
                    "<p>Settings need to be adjusted, and batteries need to be "
                    "replaced,[ref:statpearls-scs] so we show you how to use the device.</p>"
                ),
                "drawing": "scs-4-adjust",
                "image": None,
            },
        ),
    ],
    "suits": [
        ("point", ("<p>You had back surgery, and it did not relieve your pain.[ref:statpearls-scs]</p>")),
        (
            "point",
            (
                "<p>You had a trial of stimulation, and your pain was at least half less during the "
                "trial.[ref:pmc7004134]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>You are ready for follow-up, because settings need adjusting and batteries "
                "need replacing.[ref:statpearls-scs]</p>"
            ),
        ),
    ],
    "unsuited": [
        ("point", "<p>Your trial did not lower your pain by at least half.[ref:pmc7004134]</p>"),
        (
            "point",
            (
                "<p>You want a treatment that is done only once, while leads can move or break, "
                "so that a second operation is common.[ref:statpearls-scs]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>We still need answers, so we first ask about infection, blood thinners, "
                "other implants and pregnancy. We also talk about mood and worries, together "
                "with someone who is trained for it.</p>"
            ),
        ),
    ],
    "balance_intro": (
        "<p>This is an implant near the spinal cord, so please read both sides with the same "
        "care, and take your time.</p>"
    ),
    "benefits": [
        (
            "outcome",
            {
                "lead": "About 48 in 100",
                "text": (
                    "<p>had at least half less leg pain at six months in a trial of 100 people with pain "
                    "after failed back surgery.[ref:kumar-2007] With usual care it was about 9 in 100."
                    "[ref:kumar-2007]</p>"
                ),
                "out_of_100": 48,
            },
        ),
        (
            "outcome",
            {
                "lead": "About 34 in 100",
                "text": (
                    "<p>in the same trial still had at least half less leg pain at 12 months."
                    "[ref:kumar-2007] With usual care it was about 7 in 100.[ref:kumar-2007]</p>"
                ),
                "out_of_100": 34,
            },
        ),
        (
            "outcome",
            {
                "lead": "You can try it first.",
                "text": (
                    "<p>A temporary trial with wires comes before the implant, so you can see if it "
                    "helps.[ref:pmc7004134]</p>"
                ),
                "out_of_100": None,
            },
        ),
    ],
    "risks": [
        (
            "outcome",
            {
                "lead": "About 17 in 100",
                ("text"): (
                    "<p>had pain where the battery sits (127 of 764 people at one center)."
                    "[ref:baranidharan-2020]</p>"
                ),
                "out_of_100": 17,
            },
        ),
        (
            "outcome",
            {
                "lead": "About 2 in 100",
                "text": (
                    "<p>had a code for spinal cord injury within 30 days, in insurance records of 8,326 "
                    "people.[ref:pmc4724311]</p>"
                ),
                "out_of_100": 2,
            },
        ),
        (
            "outcome",
            {
                "lead": "Fewer than 1 in 100",
                "text": (
                    "<p>had a code for bleeding next to the spine (a hematoma) within 30 days, in the same "
                    "records: 0.71%.[ref:pmc4724311]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "More operations.",
                "text": (
                    "<p>Leads can move or break, so repair is common, and batteries need "
                    "replacing.[ref:statpearls-scs]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "Infection.",
                "text": (
                    "<p>Trials with wires through the skin are kept short because of this "
                    "risk.[ref:pmc7004134]</p>"
                ),
                "out_of_100": None,
            },
        ),
    ],
    "certainty": (
        "<p>We are less certain than we would like to be. A review from 2023 included 13 studies "
        "with 699 people who had low back pain.[ref:traeger-2023] Most had a risk of bias, "
        "which means that the results may lean one way, and long-term benefit and harm are not "
        "certain.[ref:traeger-2023]</p>"
    ),
    "recovery": [
        (
            "stage",
            {
                "when": "Trial days",
                "text": (
                    "<p>A nurse calls you every day, and you write down your pain, your sleep and "
                    "your walking.</p>"
                ),
            },
        ),
        (
            "stage",
            {
                "when": "End of the trial",
                ("text"): (
                    "<p>You come to the clinic, where the wires come out and we look at your "
                    "notes together, and then you take time to think.</p>"
                ),
            },
        ),
        (
            "stage",
            {
                "when": "2 weeks after the implant",
                "text": ("<p>You come to the clinic, where we look at the skin and adjust the settings.</p>"),
            },
        ),
        (
            "stage",
            {
                "when": "Every 6 months",
                "text": (
                    "<p>You come to the clinic, where we check the device and ask if it still helps you.</p>"
                ),
            },
        ),
    ],
    "recovery_note": "<p>These are our usual visits, but your own written plan always comes first.</p>",
    "studies": [
        ("heading", {"text": "After back surgery that did not help", "level": "h3"}),
        (
            "fact_table",
            {
                "caption": "PROCESS trial, 100 people: share with at least half less leg pain",
                "rows": [
                    {
                        "label": "Six months, stimulation",
                        "value": "48 in 100",
                        "references": ["kumar-2007"],
                    },
                    {"label": "Six months, usual care", "value": "9 in 100", "references": ["kumar-2007"]},
                    {"label": "12 months, stimulation", "value": "34 in 100", "references": ["kumar-2007"]},
                    {"label": "12 months, usual care", "value": "7 in 100", "references": ["kumar-2007"]},
                ],
            },
        ),
        (
            "text",
            (
                "<p>So in this trial more people gained with stimulation than without, but "
                "about half of them did not reach this mark at six months.[ref:kumar-2007]</p>"
            ),
        ),
        ("heading", {"text": "For low back pain", "level": "h3"}),
        (
            "text",
            (
                "<ul><li>A Cochrane review from 2023 looked at 13 studies and found that most "
                "of them had a risk of bias.[ref:traeger-2023] The benefit and the harm over a "
                "long time are not certain.[ref:traeger-2023]</li>"
                "<li>Another review found easier daily life at 12 months, by about 17 points on "
                "a score called Oswestry.[ref:elsaban-2023] However, it rated how certain we "
                "can be of that result as very low.[ref:elsaban-2023]</li>"
                "</ul>"
            ),
        ),
    ],
    "cost": (
        "<p>Many insurers ask for a psychological screening first,[ref:statpearls-scs] which is "
        "a conversation about mood, worries and how you cope. Being asked does not mean that "
        "your pain is not real.</p>"
        "<p>We check your plan with you before the trial, and once more before the implant. You "
        "can also ask us for a cost estimate in writing.</p>"
    ),
    "questions": [
        ("question", "What else could I try before this?"),
        ("question", "What happens in the trial, and who can I call at night?"),
        ("question", "How many of your patients needed a second operation?"),
        ("question", "Can I have a scan with a magnet (MRI) with this device?"),
        ("question", "How will it be taken out if I do not want it any more?"),
        ("question", "What will I pay now, and when the battery is replaced?"),
    ],
    "faq": [
        (
            "item",
            {
                "question": "What if the trial does not help?",
                "answer": (
                    "<p>Then you do not get the implant, because the usual mark is at least "
                    "half less pain.[ref:pmc7004134] The wires come out, and we talk about what "
                    "else may help.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Will I need more operations?",
                "answer": (
                    "<p>Maybe, because leads can move or break, so that repair is common, and "
                    "because batteries need replacing.[ref:statpearls-scs]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "How likely is serious harm?",
                "answer": (
                    "<p>It is uncommon but real: in insurance records of 8,326 people, 2.13% "
                    "had a code for spinal cord injury within 30 days.[ref:pmc4724311] Please "
                    "ask us what that means for you.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Why am I asked to see a psychologist?",
                "answer": (
                    "<p>Many insurers ask for it,[ref:statpearls-scs] but it is no test that "
                    "you pass or fail. It helps us plan your care together with you.</p>"
                ),
            },
        ),
    ],
}
