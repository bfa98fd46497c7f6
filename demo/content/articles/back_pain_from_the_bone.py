"""The article “When back pain comes from the bone”."""

BACK_PAIN_FROM_THE_BONE = {
    "title": "When back pain comes from the bone",
    "slug": "back-pain-from-the-bone",
    "search_description": (
        "How a nerve inside the bones of the spine may cause low back pain, what heat treatment may "
        "do, and what studies cannot say yet."
    ),
    "teaser": "A nerve inside the bones of the spine may be the source of some long-lasting back pain.",
    "photograph": "pebbles",
    "introduction": (
        "We often blame muscles and discs for a sore back. Sometimes the pain may come from inside the "
        "bones of the spine. Here is what is known, and what is not."
    ),
    "authors": ["samuel-oyelaran-brandt"],
    "topics": ["understanding-your-body", "treatments"],
    "procedures": ["basivertebral-nerve-ablation"],
    "conditions": ["vertebrogenic-low-back-pain"],
    "related": ["what-a-scan-can-tell"],
    "reviewed_by": "priya-raghunandan-cole",
    "published_days_ago": 52,
    "updated_days_ago": None,
    "reviewed_days_ago": 51,
    "body": [
        ("heading", {"text": "A nerve inside the bone", "level": "h2"}),
        (
            "text",
            (
                "<p>Your spine is a stack of bones, the vertebrae, with a soft disc between each pair. "
                "The flat top and bottom of each bone is called an end plate. A nerve inside the bone, "
                "the basivertebral nerve, serves these end plates.[ref:smuck-2021] They can be a "
                "source of long-lasting low back pain.[ref:smuck-2021]</p>"
                "<p>On a scan with a strong magnet (MRI), doctors look for Modic changes. These are "
                "marks in the bone next to a disc. This kind of back pain has been tied to "
                "them.[ref:smuck-2021] It even has a name of its own: vertebrogenic pain, which means pain "
                "that starts in the vertebra.[ref:isass-2022]</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "A scan is not proof",
                "text": (
                    "<p>Marks on a scan do not prove where pain comes from. We look at your story, "
                    "your exam and the scan together. See [page:what-a-scan-can-tell|what a scan can "
                    "tell].</p>"
                ),
            },
        ),
        ("heading", {"text": "Who has been studied", "level": "h2"}),
        (
            "text",
            (
                "<p>The treatment below was tested in people who had:</p>"
                "<ul><li>back pain for 6 months or more[ref:truumees-2019]</li>"
                "<li>Modic changes of type 1 or 2 on MRI, in the lower part of the low back (L3 to "
                "S1)[ref:intracept-psu]</li>"
                "</ul>"
                "<p>If that does not sound like you, the results below may not hold for you.</p>"
            ),
        ),
        ("heading", {"text": "The treatment", "level": "h2"}),
        (
            "text",
            (
                "<p>It is called basivertebral nerve ablation. Radiofrequency heat is given inside the "
                "bone to treat the nerve.[ref:truumees-2019] In one study, up to four bones were "
                "treated.[ref:truumees-2019]</p>"
                "<p>This is not the same as [page:radiofrequency-ablation|the treatment for small "
                "joints of the spine]. It targets another nerve.</p>"
            ),
        ),
        ("procedure_card", {"page": "basivertebral-nerve-ablation"}),
        ("heading", {"text": "What may get better", "level": "h2"}),
        (
            "fact_table",
            {
                "caption": "INTRACEPT, a trial with 140 people",
                "rows": [
                    {
                        "label": "Disability after 3 months",
                        "value": "20.3 points better than with standard care",
                        "references": ["smuck-2021"],
                    },
                    {
                        "label": "At least half less pain at 12 months",
                        "value": "64 in 100 of those treated",
                        "references": ["smuck-2021"],
                    },
                    {
                        "label": "No pain at 12 months",
                        "value": "29 in 100 of those treated",
                        "references": ["smuck-2021"],
                    },
                    {
                        "label": "People using opioids",
                        "value": "The share did not change",
                        "references": ["smuck-2021"],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>Turn the second line around: about 36 in 100 of those treated did not reach that "
                "mark at 12 months.[ref:smuck-2021] The trial was open label, with no sham (pretend) "
                "treatment, so people knew what they got.[ref:smuck-2021]</p>"
            ),
        ),
        ("heading", {"text": "What later reports add", "level": "h2"}),
        (
            "timeline",
            [
                {
                    "when": "2 years",
                    "text": (
                        "<p>A trial with a sham group let people switch to the real treatment at 12 "
                        "months.[ref:fischgrund-2019] Two years later, pain and disability of treated "
                        "people were about half of what they were at the start.[ref:fischgrund-2019]</p>"
                    ),
                },
                {
                    "when": "5 years",
                    "text": (
                        "<p>Of 117 treated people in the US, 100 were followed for five years: 66 in "
                        "100 had more than half less pain, and 34 in 100 had none.[ref:fischgrund-2020]</p>"
                    ),
                },
            ],
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "How sure can we be?",
                "text": (
                    "<p>By five years there was no group left to compare with.[ref:fischgrund-2020] So "
                    "no one can say how they would have done without it. Ask us what that means for "
                    "you.</p>"
                ),
            },
        ),
        ("heading", {"text": "What we ask before we offer it", "level": "h2"}),
        (
            "steps",
            [
                {
                    "title": "How long has it hurt?",
                    "text": "<p>Studies took people with at least 6 months of pain.[ref:truumees-2019]</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "What have you tried?",
                    "text": (
                        "<p>Tell us about therapy, exercise, medicine and shots, and what each one did.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "What does the MRI show?",
                    "text": "<p>We look for Modic changes, and for other causes.</p>",
                    "drawing": "scene-scan",
                    "image": None,
                },
                {
                    "title": "What do you want back?",
                    "text": "<p>A walk, a night’s sleep, an hour in the garden? We write it down.</p>",
                    "drawing": "scene-garden",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "Risks, cost and choices", "level": "h2"}),
        (
            "text",
            (
                "<p>Heat inside a bone is a real procedure, and no procedure is free of risk. We go "
                "through the risks with you, one by one, before you sign. It also has a billing code "
                "of its own, and we use it when we ask your plan about coverage.[ref:isass-2022] A "
                "code is not a promise to pay.</p>"
            ),
        ),
        (
            "do_dont",
            {
                "do": [
                    "<p>Bring your MRI on a disc, with the report.</p>",
                    "<p>Ask which of your bones would be treated.</p>",
                    "<p>Ask what we would try if it did not help.</p>",
                    "<p>Keep moving as well as you can in the meantime.</p>",
                ],
                "dont": [
                    "<p>Do not expect it to end the need for all other care.</p>",
                    "<p>Do not choose it from a scan alone.</p>",
                    (
                        "<p>Do not rush. This pain has been here for months, and you can take a few "
                        "weeks to think.</p>"
                    ),
                ],
            },
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Will I be able to stop my pain medicine?",
                    "answer": (
                        "<p>Maybe not, because in the trial the share of people who used opioids "
                        "did not change.[ref:smuck-2021] A national guideline prefers treatments "
                        "without opioids for pain that lasts more than a month."
                        "[ref:cdc-2022-opioids]</p>"
                    ),
                },
                {
                    "question": "I have no Modic changes. Could it still help?",
                    "answer": (
                        "<p>We do not know. The studies took people who had them.[ref:truumees-2019]</p>"
                    ),
                },
            ],
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
