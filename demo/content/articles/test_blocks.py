"""The article “Test blocks: why we numb a spot before we treat it”."""

TEST_BLOCKS = {
    "title": "Test blocks: why we numb a spot before we treat it",
    "slug": "test-blocks",
    "search_description": (
        "What a test block is, how it helps to find the source of back pain, how to keep a diary after "
        "it, and where it can mislead."
    ),
    "teaser": "A numbing shot can show where pain comes from, if you keep a careful diary.",
    "drawing": "scene-diary",
    "introduction": (
        "Sometimes the clearest test is a small numbing shot. If the pain goes away for a short time, "
        "we may have found the spot."
    ),
    "authors": ["mei-lin-castellanos"],
    "topics": ["treatments", "understanding-your-body"],
    "procedures": ["radiofrequency-ablation", "sacroiliac-joint-injection"],
    "conditions": ["facet-joint-pain", "sacroiliac-joint-pain"],
    "related": ["si-joint-pain"],
    "reviewed_by": "priya-raghunandan-cole",
    "published_days_ago": 75,
    "updated_days_ago": None,
    "reviewed_days_ago": 75,
    "body": [
        ("heading", {"text": "What a test block is", "level": "h2"}),
        (
            "text",
            (
                "<p>A test block is a shot of numbing medicine near a nerve or into a joint. Doctors "
                "call it a diagnostic block, and it is more a test than a treatment. The question is "
                "simple: if we numb this spot, does your usual pain fade?</p>"
                "<p>The relief is meant to be short. When the pain comes back, the test has not "
                "failed: it has done its job.</p>"
            ),
        ),
        ("heading", {"text": "When we use one", "level": "h2"}),
        (
            "text",
            (
                "<h3>For the small joints of the spine</h3>"
                "<p>The facet joints link one bone of your spine to the next. Small nerves, the medial "
                "branch nerves, carry their pain.[ref:mccormick-2015] A treatment called "
                "radiofrequency ablation targets those nerves.[ref:mccormick-2015] Test blocks come "
                "first, and people in large trials had to have a positive block before they were "
                "treated.[ref:juch-2017]</p>"
                "<h3>For the sacroiliac joint</h3>"
                "<p>This joint sits where the spine meets the pelvis. No one story, exam or scan "
                "proves that it is the cause.[ref:simopoulos-2012] A numbing shot into the joint is "
                "the test that others are measured against.[ref:simopoulos-2012] For this shot, dye "
                "shows on the X-ray that the needle is inside the joint.[ref:scholten-2015]</p>"
                "<p>Before that, we use our hands. If three or more hands-on tests bring on your pain, "
                "the joint is much more likely to be the source.[ref:szadek-2009] But it is still not "
                "proof.</p>"
            ),
        ),
        ("heading", {"text": "How it goes in our clinic", "level": "h2"}),
        (
            "steps",
            [
                {
                    "title": "We ask you to bring your pain",
                    "text": (
                        "<p>Come on a usual day. If nothing hurts, a test of what stops the hurt tells "
                        "us little.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "You give your pain a number",
                    "text": "<p>You move the way that hurts and give it a number. We write it down.</p>",
                    "drawing": "scene-diary",
                    "image": None,
                },
                {
                    "title": "We numb the spot",
                    "text": (
                        "<p>The doctor places the numbing medicine. You can ask us to stop at any time.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "You move again",
                    "text": "<p>Bend, sit, stand and walk. Then give us a new number.</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "You keep the diary",
                    "text": (
                        "<p>At home you write a number every half hour until bedtime. Bring the page "
                        "to your visit.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "Your diary", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Do the things that usually hurt. That is the test.</p>",
                    "<p>Write the number down right away.</p>",
                    "<p>Note what you were doing at the time.</p>",
                    "<p>Be honest. “No change” is a useful result.</p>",
                ],
                "dont": [
                    "<p>Do not lie still all day to protect your back.</p>",
                    "<p>Do not guess the numbers the next morning.</p>",
                    "<p>Do not try to please us. A wrong yes can lead to a wrong treatment.</p>",
                    "<p>Do not drive yourself home.</p>",
                ],
            },
        ),
        ("heading", {"text": "What the result means", "level": "h2"}),
        (
            "fact_table",
            {
                "caption": "Reading your diary with you",
                "rows": [
                    {
                        "label": "Much less pain for a time",
                        "value": "We may have found the source. We talk about what could come next.",
                        "references": [],
                    },
                    {
                        "label": "A little less pain",
                        "value": "Not clear. There may be more than one source.",
                        "references": [],
                    },
                    {
                        "label": "No change",
                        "value": (
                            "It is likely not this spot. We look elsewhere, and you are spared a treatment."
                        ),
                        "references": [],
                    },
                ],
            },
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "A good block is not a promise",
                "text": (
                    "<p>Even after a positive block, treatment may not help. In three trials with 681 "
                    "people, adding ablation to exercise made no real difference to pain at three "
                    "months.[ref:juch-2017] All those people had a positive block first.[ref:juch-2017]</p>"
                ),
            },
        ),
        (
            "text",
            (
                "<p>Other sources report relief from ablation for 6 to 12 months, and at times up to 2 "
                "years.[ref:mccormick-2015] So the proof is mixed. A guideline from many pain "
                "societies says openly that nearly every part of the procedure is still "
                "debated.[ref:cohen-2020]</p>"
                "<p>That is why we go slowly and treat a test block as one clue in a row of clues. Any "
                "shot also has risks, and we go over them with you before you sign.</p>"
            ),
        ),
        ("procedure_card", {"page": "radiofrequency-ablation"}),
        ("heading", {"text": "Questions to bring", "level": "h2"}),
        (
            "text",
            (
                "<ul><li>Which spot do you want to test, and why that one?</li>"
                "<li>What will you do if it works? What if it does not?</li>"
                "<li>How many blocks may I need?</li>"
                "<li>What are the risks for me?</li>"
                "<li>What will it cost?</li>"
                "</ul>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Can I have the treatment without the test?",
                    "answer": (
                        "<p>For radiofrequency ablation, test blocks come first.[ref:juch-2017] The "
                        "test may save you from a treatment aimed at the wrong spot. It cannot rule "
                        "that out.</p>"
                    ),
                },
                {
                    "question": "What if I feel better for weeks?",
                    "answer": (
                        "<p>Enjoy it, and tell us. We write it in your record and plan the next step "
                        "with you.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Wondering where your pain comes from?",
                "text": (
                    "We start with your story and an exam. A block comes only if the answer would "
                    "change your care."
                ),
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
