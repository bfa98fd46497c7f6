"""Radiofrequency ablation of the facet joint nerves."""

RADIOFREQUENCY_ABLATION = {
    "title": "Radiofrequency ablation",
    "slug": "radiofrequency-ablation",
    "search_description": (
        "Radiofrequency ablation for facet joint pain: the test that comes first, what may help, what trials "
        "found, and what is still debated."
    ),
    "teaser": "Treats the small nerves that carry pain from the facet joints; trials do not all agree.",
    "drawing": "procedure-rfa",
    "written_by": "priya-raghunandan-cole",
    "reviewed_by": "tobias-lindqvist-amari",
    "reviewed_days_ago": 33,
    "also_known_as": "RFA\nMedial branch ablation",
    "name_note": (
        "“Radiofrequency” means radio waves, which make heat, and “ablation” means taking away "
        "the work of a tissue, here of a small nerve."
    ),
    "summary": (
        "Radiofrequency ablation treats the small nerves that carry pain from the joints at the "
        "back of the spine. It may ease pain for some months in some people, but doctors still "
        "debate how well it works."
    ),
    "conditions": ["facet-joint-pain"],
    "key_facts": [
        ("fact", {"term": "setting", "value": "At our clinic", "references": []}),
        (
            "fact",
            {"term": "body_part", "value": "Nerves of the facet joints", "references": ["mccormick-2015"]},
        ),
        ("fact", {"term": "duration", "value": "About 2 hours with us", "references": []}),
        ("fact", {"term": "repeat", "value": "Usually one treatment", "references": ["juch-2017"]}),
        ("fact", {"term": "normal_activity", "value": "In your own written plan", "references": []}),
        ("fact", {"term": "coverage", "value": "We check your plan first", "references": []}),
    ],
    "understanding_title": "Why the facet joints can hurt",
    "understanding": [
        (
            "text",
            (
                "<p>Facet joints are small joints at the back of the spine, which link one bone "
                "to the next. Small nerves called medial branch nerves carry pain from these "
                "joints.[ref:mccormick-2015] When we think that a facet joint is the source, we "
                "speak of [page:facet-joint-pain|facet joint pain].</p>"
                "<p>Radiofrequency ablation aims at those small nerves,[ref:mccormick-2015] but "
                "it does not fix the joint itself. So it may ease pain, while the joint stays "
                "as it is.</p>"
            ),
        ),
        ("heading", {"text": "A test comes first", "level": "h3"}),
        (
            "text",
            (
                "<p>Before the treatment you have a test injection with numbing medicine, which "
                "doctors call a diagnostic block. In trials, only people whose block was "
                "positive could take part,[ref:juch-2017] and if your test does not help, we do "
                "not go on.</p>"
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
                "title": "The test block",
                "text": (
                    "<p>On a day of its own, numbing medicine goes in as a test.[ref:juch-2017] "
                    "We then ask you to write down how much pain you have on that day.</p>"
                ),
                "drawing": "rfa-1-test-block",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "The doctor reaches the nerve",
                "text": (
                    "<p>On the day of treatment, the doctor aims for the medial branch "
                    "nerves,[ref:mccormick-2015] and we tell you before each part.</p>"
                ),
                "drawing": "rfa-2-needle",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "Heat is used",
                "text": (
                    "<p>Radio waves make heat at the tip, and the small nerve is the "
                    "target.[ref:mccormick-2015]</p>"
                ),
                "drawing": "rfa-3-heat",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "You rest with us",
                ("text"): (
                    "<p>The aim is that the small nerve no longer carries pain. We stay near "
                    "you until you feel ready, and then you leave with a written plan and our "
                    "number.</p>"
                ),
                "drawing": "rfa-4-after",
                "image": None,
            },
        ),
    ],
    "suits": [
        ("point", ("<p>We think that your pain comes from the facet joints.[ref:mccormick-2015]</p>")),
        ("point", "<p>A test block with numbing medicine was positive.[ref:juch-2017]</p>"),
        (
            ("point"),
            ("<p>You plan to keep up exercise, as everyone did in three trials.[ref:juch-2017]</p>"),
        ),
    ],
    "unsuited": [
        ("point", "<p>Your test block was not positive.[ref:juch-2017]</p>"),
        (
            "point",
            (
                "<p>You hope that it will replace exercise, although it was studied as an "
                "extra.[ref:juch-2017]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>We still need answers, so we first ask about infection, blood thinners, "
                "pregnancy, and devices such as a pacemaker. After that, we may tell you to "
                "wait.</p>"
            ),
        ),
    ],
    "balance_intro": (
        "<p>The studies do not all agree, and a guideline from many pain societies says that "
        "nearly all parts of this treatment are still debated.[ref:cohen-2020]</p>"
    ),
    "benefits": [
        (
            "outcome",
            {
                "lead": "Relief for some months.",
                "text": (
                    "<p>When it helps, reports usually speak of 6 to 12 months, and at times of up to 2 "
                    "years.[ref:mccormick-2015]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "Usually one treatment.",
                "text": "<p>Trials in the Netherlands allowed up to three.[ref:juch-2017]</p>",
                "out_of_100": None,
            },
        ),
    ],
    "risks": [
        (
            "outcome",
            {
                "lead": "It may add little to exercise.",
                "text": (
                    "<p>In three trials with 681 people, adding it made no difference to pain at three "
                    "months that would matter to patients.[ref:juch-2017]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "It may wear off.",
                "text": ("<p>Benefit is usually reported for months, not for life.[ref:mccormick-2015]</p>"),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "Harm: please ask us.",
                "text": (
                    "<p>We have no numbers for this page that we have checked, so your doctor "
                    "goes through what can go wrong before you decide.</p>"
                ),
                "out_of_100": None,
            },
        ),
    ],
    "certainty": (
        "<p>Doctors are not sure, and a guideline from 2020 that takes up 17 practical "
        "questions says openly how much is debated.[ref:cohen-2020] We cannot tell ahead of "
        "time who will gain, so please ask us how sure we are in your case.</p>"
    ),
    "recovery": [
        (
            "stage",
            {
                "when": "The same day",
                "text": ("<p>You rest with us, and then you go home with a written plan and our number.</p>"),
            },
        ),
        (
            "stage",
            {
                "when": "The next day",
                "text": ("<p>A nurse calls you to hear how you are, and you can ask anything you like.</p>"),
            },
        ),
        (
            "stage",
            {"when": "4 weeks", "text": "<p>We talk with you by phone about pain, sleep and moving.</p>"},
        ),
        (
            "stage",
            {
                "when": "3 months",
                ("text"): (
                    "<p>You come to the clinic, and together we decide whether it was worth it "
                    "and how you go on with exercise.</p>"
                ),
            },
        ),
    ],
    "recovery_note": "<p>These are our usual visits, but your own written plan always comes first.</p>",
    "studies": [
        (
            "text",
            (
                "<ul><li><b>Three trials in the Netherlands</b> had 681 people, who were 52 years "
                "old on average and had pain of 7.1 on a scale of 10.[ref:juch-2017] All of them "
                "did exercise, and some had ablation, too. At three months the ablation made no "
                "difference to pain that would matter to patients.[ref:juch-2017]</li>"
                "<li><b>A review of the treatment</b> says that benefit, when it comes, is usually "
                "reported for 6 to 12 months.[ref:mccormick-2015]</li>"
                "<li><b>A guideline from many societies</b> answers 17 practical questions, and it "
                "also says that nearly every part is still debated.[ref:cohen-2020]</li>"
                "</ul>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "What we make of this",
                "text": (
                    "<p>We offer it only after a clear test block and along with exercise, and "
                    "we tell you openly that it may not help.</p>"
                ),
            },
        ),
    ],
    "cost": (
        "<p>Plans differ, so we ask yours about the test block and about the treatment, and we "
        "check it with you before you decide. You can also ask us for a cost estimate in "
        "writing.</p>"
    ),
    "questions": [
        ("question", "Why do you think my facet joints are the source?"),
        ("question", "What counts as a good result of the test block?"),
        ("question", "What would exercise alone do for me?"),
        ("question", "What can go wrong, and how often have you seen it?"),
        ("question", "What will I pay for the test and for the treatment?"),
    ],
    "faq": [
        (
            "item",
            {
                "question": "How long does relief last?",
                "answer": (
                    "<p>We cannot know ahead of time, but benefit is usually reported for 6 to "
                    "12 months.[ref:mccormick-2015] For some people it brings no relief at "
                    "all.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Why do I need a test first?",
                "answer": (
                    "<p>The test shows if numbing those small nerves changes your pain, and in "
                    "trials a positive test was needed to go on.[ref:juch-2017] Still, a good "
                    "test does not promise a good result.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Is it better than exercise?",
                "answer": (
                    "<p>That has not been shown, because in three trials, ablation added to "
                    "exercise made no difference that mattered at three "
                    "months.[ref:juch-2017]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What should I bring?",
                "answer": (
                    "<p>Please bring your list of medicines, your scans if you have them, and "
                    "the notes you made after the test block. You also need someone who can "
                    "drive you home.</p>"
                ),
            },
        ),
    ],
}
