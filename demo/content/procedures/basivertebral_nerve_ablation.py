"""Basivertebral nerve ablation."""

BASIVERTEBRAL_NERVE_ABLATION = {
    "title": "Basivertebral nerve ablation",
    "slug": "basivertebral-nerve-ablation",
    "search_description": (
        "Basivertebral nerve ablation for low back pain with Modic changes on MRI: who was studied, what may "
        "help, and what we do not know."
    ),
    ("teaser"): (
        "Treats a nerve inside the bones of the low back with heat, for one kind of long-lasting back pain."
    ),
    "drawing": "procedure-bvn",
    "written_by": "tobias-lindqvist-amari",
    "reviewed_by": "mei-lin-castellanos",
    "reviewed_days_ago": 40,
    "also_known_as": "BVN ablation\nBasivertebral nerve radiofrequency ablation",
    "name_note": (
        "“Basivertebral” names a nerve inside each vertebra (a bone of the spine), and "
        "“ablation” means taking away the work of a tissue, here of that nerve."
    ),
    "summary": (
        "Basivertebral nerve ablation uses heat inside the bones of the low back, and it is not "
        "for most back pain. It may help some people with long-lasting back pain and certain "
        "changes on a scan with a magnet (MRI)."
    ),
    "conditions": ["vertebrogenic-low-back-pain"],
    "key_facts": [
        (
            "fact",
            {"term": "body_part", "value": "Inside the bones, L3 to S1", "references": ["truumees-2019"]},
        ),
        ("fact", {"term": "setting", "value": "We book the place with you", "references": []}),
        ("fact", {"term": "anesthesia", "value": "We plan it with you", "references": []}),
        ("fact", {"term": "duration", "value": "Plan half a day", "references": []}),
        ("fact", {"term": "normal_activity", "value": "In your own written plan", "references": []}),
        (
            "fact",
            {"term": "coverage", "value": "We check your plan first", "references": []},
        ),
    ],
    "understanding_title": "Why a bone of the spine can hurt",
    "understanding": [
        (
            "text",
            (
                "<p>Each vertebra, or bone of the spine, has a firm layer on its top and "
                "bottom, which is called the end plate. A nerve inside the bone, the "
                "basivertebral nerve, serves these end plates, which can be a source of "
                "long-lasting low back pain. On an MRI scan, this kind of pain is linked to "
                "certain marks that are called Modic changes.[ref:smuck-2021]</p>"
                "<p>Doctors call it [page:vertebrogenic-low-back-pain|vertebrogenic low back "
                "pain], a name that means “coming from the vertebra”. The treatment uses heat "
                "inside the bone,[ref:truumees-2019] and the aim is that this nerve no longer "
                "carries pain, but that does not work for everyone.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "It is not for most back pain",
                "text": (
                    "<p>It was studied in people with back pain for 6 months or more and Modic "
                    "changes of type 1 or 2 on MRI.[ref:intracept-psu][ref:truumees-2019] For "
                    "any other kind of pain, we cannot tell you what the treatment would "
                    "do.</p>"
                ),
            },
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
                "title": "You get into position",
                "text": (
                    "<p>We help you to lie face down, ask your name, and go through the plan "
                    "once more. Before this day, we have already talked with you about numbing "
                    "medicine and sedation.</p>"
                ),
                "drawing": "bvn-1-position",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "The doctor reaches the bone",
                "text": (
                    "<p>The heat is given inside the bone, so the tool has to get there "
                    "first.[ref:truumees-2019] Please ask us if you would like to see the way "
                    "that it takes.</p>"
                ),
                "drawing": "bvn-2-channel",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "Heat is used",
                "text": (
                    "<p>Radio waves make heat inside the bone, at the place where the "
                    "basivertebral nerve is. In one study, doctors treated up to four vertebrae "
                    "in this way.[ref:truumees-2019]</p>"
                ),
                "drawing": "bvn-3-heat",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "You rest with us",
                ("text"): (
                    "<p>The aim is that the basivertebral nerve no longer carries pain. We stay "
                    "near you until you feel ready, and then you leave with a written plan and "
                    "our number.</p>"
                ),
                "drawing": "bvn-4-after",
                "image": None,
            },
        ),
    ],
    "suits": [
        (
            ("point"),
            ("<p>You have had low back pain for 6 months or more.[ref:intracept-psu][ref:truumees-2019]</p>"),
        ),
        (
            "point",
            (
                "<p>Your MRI shows Modic changes of type 1 or 2 in the low back, from L3 to S1."
                "[ref:intracept-psu][ref:truumees-2019]</p>"
            ),
        ),
    ],
    "unsuited": [
        (
            "point",
            (
                "<p>Your MRI shows no Modic changes of these kinds, while the trial was for "
                "people who have them.[ref:intracept-psu]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>Your low back pain is newer, while the trial was for people with pain of 6 "
                "months or more.[ref:intracept-psu]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>We still need answers, so we first ask about infection, bone disease, blood "
                "thinners, implants and pregnancy. Depending on your answers, we may tell you "
                "to wait.</p>"
            ),
        ),
    ],
    "balance_intro": (
        "<p>Most numbers come from one trial with 140 people, who all knew what they got (an open-label "
        "trial).[ref:smuck-2021]</p>"
    ),
    "benefits": [
        (
            "outcome",
            {
                "lead": "About 64 in 100",
                "text": "<p>treated people had at least half less pain at 12 months.[ref:smuck-2021]</p>",
                "out_of_100": 64,
            },
        ),
        (
            "outcome",
            {
                "lead": "About 29 in 100",
                "text": "<p>treated people had no pain at 12 months.[ref:smuck-2021]</p>",
                "out_of_100": 29,
            },
        ),
        (
            "outcome",
            {
                "lead": "Easier daily life.",
                "text": (
                    "<p>At 3 months, a score for limits in daily life was 20.3 points better "
                    "than with standard care.[ref:smuck-2021]</p>"
                ),
                "out_of_100": None,
            },
        ),
    ],
    "risks": [
        (
            "outcome",
            {
                "lead": "About 36 in 100",
                "text": ("<p>treated people did not reach half less pain at 12 months.[ref:smuck-2021]</p>"),
                "out_of_100": 36,
            },
        ),
        (
            "outcome",
            {
                "lead": "You may still need pain pills.",
                "text": (
                    "<p>The share of people who used opioids (strong pain medicine) did not change."
                    "[ref:smuck-2021]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "Expectation may play a part.",
                "text": (
                    "<p>People knew that they were treated, and there was no sham (pretend) "
                    "treatment to compare with.[ref:smuck-2021]</p>"
                ),
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
        "<p>Not fully, because the trial with 140 people was open label,[ref:smuck-2021] and "
        "the report at five years had no comparison group left.[ref:fischgrund-2020] For this "
        "reason, part of what people felt may have come about without the treatment.</p>"
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
            ("stage"),
            {
                ("when"): ("2 weeks"),
                ("text"): (
                    "<p>You come to the clinic, where we look at the skin and ask how well you can move.</p>"
                ),
            },
        ),
        (
            "stage",
            {
                "when": "3 months",
                "text": (
                    "<p>You come to the clinic again, and together we decide whether the goal was "
                    "reached and what comes next.</p>"
                ),
            },
        ),
    ],
    "recovery_note": "<p>These are our usual visits, but your own written plan always comes first.</p>",
    "studies": [
        ("heading", {"text": "Against standard care", "level": "h3"}),
        (
            "text",
            (
                "<p>The INTRACEPT trial put 140 people into groups by chance, to compare the "
                "treatment with standard care.[ref:smuck-2021] At 3 months, a score for limits "
                "in daily life was 20.3 points better with the treatment than with standard "
                "care.[ref:smuck-2021] At 12 months, 64% of treated people had at least half "
                "less pain, and 29% had none.[ref:smuck-2021] Everyone knew which treatment "
                "they got, and the share of people who used opioids did not "
                "change.[ref:smuck-2021]</p>"
            ),
        ),
        ("heading", {"text": "Against a sham treatment", "level": "h3"}),
        (
            "text",
            (
                "<p>In another trial some people got a sham, a pretend treatment, and after 12 "
                "months they could switch to the real one.[ref:fischgrund-2019] Two years "
                "later, treated people had about half of the pain and limits that they had at "
                "the start.[ref:fischgrund-2019] However, when people switch treatments, a fair "
                "comparison gets more difficult.</p>"
            ),
        ),
        ("heading", {"text": "Five years on", "level": "h3"}),
        (
            "text",
            (
                "<p>Of 117 people treated in the US, 100 were seen again at five "
                "years.[ref:fischgrund-2020] Of these, 66% had more than half less pain and 34% "
                "had none,[ref:fischgrund-2020] but there was no comparison group by "
                "then.[ref:fischgrund-2020]</p>"
            ),
        ),
    ],
    "cost": (
        "<p>The treatment has its own billing codes, 64628 and 64629,[ref:isass-2022] and the "
        "code for the pain itself is M54.51.[ref:isass-2022] A code does not mean that your "
        "plan pays, so please call us with your card in hand. We check your plan with you "
        "before you decide, and you can ask us for a cost estimate in writing.</p>"
    ),
    "questions": [
        ("question", "Which Modic changes do you see on my scan, and where?"),
        ("question", "What else could cause my pain?"),
        ("question", "What can go wrong, and how often have you seen it?"),
        ("question", "Who paid for the studies of this treatment?"),
        ("question", "What will I pay if my plan says no?"),
    ],
    "faq": [
        (
            "item",
            {
                "question": "How do I know if I have Modic changes?",
                "answer": (
                    "<p>Modic changes show on an MRI scan,[ref:smuck-2021] so if you have had "
                    "one, please bring it with you, and we look at it together.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Does it last?",
                "answer": (
                    "<p>It may, because in a follow-up of 100 people at five years, 66% had "
                    "more than half less pain.[ref:fischgrund-2020] There was no comparison "
                    "group by then, so we cannot be sure why.[ref:fischgrund-2020]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Can I stop my pain pills afterward?",
                "answer": (
                    "<p>Please do not plan on it, because in one trial the share of people who "
                    "used opioids did not change.[ref:smuck-2021] For pain that lasts more than "
                    "a month, treatments without opioids come first in any "
                    "case.[ref:cdc-2022-opioids] Please talk with us before you change any of "
                    "your medicines.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Is it the same as radiofrequency ablation of the facet nerves?",
                "answer": (
                    "<p>No. Both use radio waves, but the nerve is another one, and here the "
                    "heat is given inside the bone.[ref:truumees-2019] The other treatment is "
                    "[page:radiofrequency-ablation|radiofrequency ablation], which is for "
                    "nerves of the small joints, and neither one helps everyone.</p>"
                ),
            },
        ),
    ],
}
