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
        "“Basivertebral” names a nerve inside each vertebra (a bone of the spine). “Ablation” means taking "
        "away the work of a tissue, here of that nerve."
    ),
    "summary": (
        "Basivertebral nerve ablation uses heat inside the bones of the low back. It may help some people "
        "with long-lasting back pain and certain changes on a scan with a magnet (MRI). It is not for most "
        "back pain."
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
                "<p>Each bone of the spine, or vertebra, has a firm layer on its top and bottom, called the "
                "end plate. A nerve inside the bone, the basivertebral nerve, serves these end plates. They "
                "can be a source of long-lasting low back pain. On an MRI scan, this pain is linked to marks "
                "called Modic changes.[ref:smuck-2021]</p>"
                "<p>Doctors call it [page:vertebrogenic-low-back-pain|vertebrogenic low back pain]. The word "
                "means “coming from the vertebra”. The treatment uses heat inside the bone."
                "[ref:truumees-2019] The aim is that this nerve no longer carries pain. That does not work "
                "for everyone.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "It is not for most back pain",
                "text": (
                    "<p>It was studied in people with back pain for 6 months or more and Modic changes of "
                    "type 1 or 2 on MRI.[ref:intracept-psu][ref:truumees-2019] For other pain we cannot say "
                    "what it would do.</p>"
                ),
            },
        ),
    ],
    ("steps_intro"): (
        "<p>The drawings are simple and not to scale. Orange marks the one thing that step is about.</p>"
    ),
    "steps": [
        (
            "step",
            {
                "title": "You get into position",
                "text": (
                    "<p>We help you to lie face down. We ask your name and go through the plan once more. We "
                    "have talked about numbing and sedation with you before this day.</p>"
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
                    "<p>The heat is given inside the bone, so the tool has to get there first."
                    "[ref:truumees-2019] Ask us to show you the way it takes.</p>"
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
                    "<p>Radio waves make heat inside the bone, where the nerve is. In one study up to four "
                    "bones were treated.[ref:truumees-2019]</p>"
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
                    "<p>The aim is that the nerve in the bone no longer carries pain. We stay near you until "
                    "you feel ready. You leave with a written plan and our number.</p>"
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
                "<p>Your MRI shows no Modic changes of these kinds. The trial was for people who have them."
                "[ref:intracept-psu]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>Your pain is newer. The trial was for people with pain of 6 months or more."
                "[ref:intracept-psu]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>We still need answers. First we ask about infection, bone disease, blood thinners, "
                "implants and pregnancy. We may tell you to wait.</p>"
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
                    "<p>At 3 months a score for limits in daily life was 20.3 points better than with "
                    "standard care.[ref:smuck-2021]</p>"
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
                "text": "<p>treated people did not reach half less pain at 12 months.[ref:smuck-2021]</p>",
                "out_of_100": 36,
            },
        ),
        (
            "outcome",
            {
                "lead": "Pain tablets may stay.",
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
                "lead": "Hope may play a part.",
                "text": (
                    "<p>People knew they were treated, and there was no sham (pretend) treatment to compare "
                    "with.[ref:smuck-2021]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "Harm: please ask us.",
                "text": (
                    "<p>We have no numbers for this page that we have checked. Your doctor goes through what "
                    "can go wrong before you decide.</p>"
                ),
                "out_of_100": None,
            },
        ),
    ],
    "certainty": (
        "<p>Not fully. The trial with 140 people was open label.[ref:smuck-2021] The report at five years "
        "had no comparison group left.[ref:fischgrund-2020] So part of what people felt may have come about "
        "without the treatment.</p>"
    ),
    "recovery": [
        (
            "stage",
            {
                "when": "The same day",
                "text": "<p>You rest with us. You leave with a written plan and our number.</p>",
            },
        ),
        ("stage", {"when": "The next day", "text": "<p>A nurse calls you and asks how you are.</p>"}),
        (
            ("stage"),
            {
                ("when"): ("2 weeks"),
                ("text"): ("<p>Clinic visit. We look at the skin and ask how you move.</p>"),
            },
        ),
        (
            "stage",
            {
                "when": "3 months",
                "text": "<p>Clinic visit. Together we decide if the goal was reached, and what is next.</p>",
            },
        ),
    ],
    "recovery_note": "<p>These are our usual visits. Your own written plan comes first.</p>",
    "studies": [
        ("heading", {"text": "Against standard care", "level": "h3"}),
        (
            "text",
            (
                "<p>The INTRACEPT trial put 140 people into groups by chance.[ref:smuck-2021] At 3 months a "
                "score for limits in daily life was 20.3 points better with the treatment than with standard "
                "care.[ref:smuck-2021] At 12 months, 64% of treated people had at least half less pain, and "
                "29% had none.[ref:smuck-2021] People knew what they got, and opioid use did not change."
                "[ref:smuck-2021]</p>"
            ),
        ),
        ("heading", {"text": "Against a sham treatment", "level": "h3"}),
        (
            "text",
            (
                "<p>In another trial some people got a sham, a pretend treatment. After 12 months they could "
                "switch to the real one.[ref:fischgrund-2019] Two years later, treated people had about half "
                "of the pain and limits that they had at the start.[ref:fischgrund-2019] When people switch, "
                "a fair comparison gets hard.</p>"
            ),
        ),
        ("heading", {"text": "Five years on", "level": "h3"}),
        (
            "text",
            (
                "<p>Of 117 people treated in the US, 100 were seen again at five years.[ref:fischgrund-2020] "
                "Of these, 66% had more than half less pain and 34% had none.[ref:fischgrund-2020] There was "
                "no comparison group by then.[ref:fischgrund-2020]</p>"
            ),
        ),
    ],
    "cost": (
        "<p>The treatment has its own billing codes, 64628 and 64629.[ref:isass-2022] The code for the pain "
        "itself is M54.51.[ref:isass-2022] A code does not mean that your plan pays. Call us with your card "
        "in hand. We check your plan with you before you decide, and you can ask us for a cost estimate in "
        "writing.</p>"
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
                    "<p>They show on an MRI scan.[ref:smuck-2021] If you have had an MRI, bring it with you. "
                    "We look at it together.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Does it last?",
                "answer": (
                    "<p>It may. In a follow-up of 100 people at five years, 66% had more than half less pain."
                    "[ref:fischgrund-2020] There was no comparison group by then, so we cannot be sure why."
                    "[ref:fischgrund-2020]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Can I stop my pain tablets afterward?",
                "answer": (
                    "<p>Please do not plan on it, because in one trial the share of people who used "
                    "opioids did not change.[ref:smuck-2021] For pain that lasts more than a month, "
                    "treatments without opioids come first in any case.[ref:cdc-2022-opioids] Talk "
                    "with us before you change any medicine.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Is it the same as radiofrequency ablation of the facet nerves?",
                "answer": (
                    "<p>No. Both use radio waves, but the nerve is another one. Here the heat is given "
                    "inside the bone.[ref:truumees-2019] The other one is for nerves of the small joints: "
                    "see [page:radiofrequency-ablation|radiofrequency ablation]. Neither helps everyone.</p>"
                ),
            },
        ),
    ],
}
