"""The article “When back pain comes from the bone”."""

from .warning_signs import CALL_911_FOR_YOUR_BACK

BACK_PAIN_FROM_THE_BONE = {
    "title": "When back pain comes from the bone",
    "slug": "back-pain-from-the-bone",
    "search_description": (
        "How a nerve inside the bones of the spine may cause low back pain, what heat treatment may "
        "do, and what studies cannot say yet."
    ),
    "teaser": "A nerve inside the bones of the spine may be the source of some long-lasting back pain.",
    "drawing": "scene-spine-model",
    "introduction": (
        "Some long-lasting back pain may come from a nerve inside the bones of the spine. Heat may ease it in "
        "people with certain marks on a scan, but the proof has gaps and the bone can break."
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
                "The flat surface at the top and at the bottom of each bone is called an end plate. "
                "These end plates are served by a nerve inside the bone, the basivertebral "
                "nerve,[ref:smuck-2021] and can be a source of long-lasting low back "
                "pain.[ref:smuck-2021]</p>"
                "<p>On a scan with a strong magnet (MRI), doctors look for Modic changes, which are "
                "marks in the bone next to a disc. This kind of back pain has been tied to those "
                "changes,[ref:smuck-2021] and it is called vertebrogenic pain, which means pain that "
                "starts in the vertebra.[ref:isass-2022]</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "A scan is not proof",
                "text": (
                    "<p>Marks on a scan do not prove where pain comes from, so we look at your story, "
                    "your examination and the scan together. You can read more on the page about "
                    "[page:what-a-scan-can-tell|what a scan can tell].</p>"
                ),
            },
        ),
        ("heading", {"text": "Who has been studied", "level": "h2"}),
        (
            "text",
            (
                "<p>The treatment below was tested in people who had:</p>"
                "<ul><li>back pain that had lasted for 6 months or more[ref:truumees-2019]</li>"
                "<li>Modic changes of type 1 or 2 on MRI, in the lower part of the low back (L3 to "
                "S1)[ref:intracept-psu]</li>"
                "</ul>"
                "<p>If that does not sound like you, the results below may not hold for you either.</p>"
            ),
        ),
        ("heading", {"text": "The treatment", "level": "h2"}),
        (
            "text",
            (
                "<p>The treatment is called basivertebral nerve ablation, and it uses radiofrequency "
                "heat inside the bone to treat the nerve.[ref:truumees-2019] In one study, up to four "
                "bones were treated.[ref:truumees-2019]</p>"
                "<p>This is not the same procedure as [page:radiofrequency-ablation|the treatment for "
                "small joints of the spine], because it targets a different nerve.</p>"
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
                "<p>The trial was open label, without a sham (pretend) treatment, so people knew which "
                "treatment they had received.[ref:smuck-2021] That may tilt the result.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "How sure can we be?",
                "text": (
                    "<p>A second trial did have a sham group, and the maker was responsible for it. It reports "
                    "that treated people were better at 3 months, but counts only those who followed the "
                    "plan.[ref:fischgrund-2018] At 12 months, the sham group could switch.[ref:fischgrund-2019] "
                    "By five years there was no group left to compare with,[ref:fischgrund-2020] so nobody can "
                    "say how long it lasts.</p>"
                ),
            },
        ),
        ("heading", {"text": "What we ask before we offer it", "level": "h2"}),
        (
            "steps",
            [
                {
                    "title": "How long has it hurt?",
                    "text": (
                        "<p>The studies took people who had been in pain for at least 6 "
                        "months.[ref:truumees-2019]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "What have you tried?",
                    "text": (
                        "<p>Tell us about therapy, exercise, medicine and injections, and about what "
                        "each of them did for you.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "What does the MRI show?",
                    "text": (
                        "<p>We look for Modic changes in the bone, and for other possible causes of your "
                        "pain.</p>"
                    ),
                    "drawing": "scene-scan",
                    "image": None,
                },
                {
                    "title": "What do you want back?",
                    "text": (
                        "<p>It may be a walk, a night’s sleep, or an hour in the garden, and we write it "
                        "down together.</p>"
                    ),
                    "drawing": "scene-garden",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "Risks, cost and choices", "level": "h2"}),
        (
            "text",
            (
                "<p>The heated bone can break. In insurance records, this was found in 37 of 2,387 people, and "
                "more often in those with thin bones: 4.64%, against 0.37%.[ref:bvn-fracture-2025] There may also "
                "be bleeding, an infection, an injury to a nerve, or an allergic reaction. And it may not help. "
                "It also has its own billing code, which we use to ask your plan about coverage, but a code is "
                "not a promise to pay.[ref:isass-2022]</p>"
            ),
        ),
        (
            "do_dont",
            {
                "do": [
                    "<p>Bring your MRI on a disc, together with the written report.</p>",
                    "<p>Ask which of the vertebrae in your spine would be treated.</p>",
                    "<p>Ask which other treatment we would suggest if this one did not help you.</p>",
                    "<p>Keep moving as well as you can while you are waiting for the decision.</p>",
                ],
                "dont": [
                    "<p>Do not expect the treatment to end the need for all other care.</p>",
                    (
                        "<p>Do not choose the treatment because of a scan alone, without your story and an "
                        "examination.</p>"
                    ),
                    (
                        "<p>Do not rush the decision, because this pain has been here for months, and "
                        "you can take a few weeks to consider it.</p>"
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
                        "<p>We do not know, because the studies took only people who had these "
                        "changes.[ref:truumees-2019]</p>"
                    ),
                },
            ],
        ),
        CALL_911_FOR_YOUR_BACK,
    ],
}
