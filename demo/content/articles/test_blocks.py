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
        "If a small numbing injection takes your usual pain away for a short time, we may have found its "
        "source. A good result is a clue, and it does not promise that a treatment will help."
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
                "<p>A test block is an injection of numbing medicine near a nerve or into a joint. "
                "Doctors call it a diagnostic block, because it is more a test than a treatment. The "
                "question behind it is simple: if we numb this particular spot, does your usual pain "
                "fade?</p>"
                "<p>The relief is only meant to be short, so when the pain comes back, the test has not "
                "failed but has done its job.</p>"
            ),
        ),
        ("heading", {"text": "When we use one", "level": "h2"}),
        (
            "text",
            (
                "<h3>For the small joints of the spine</h3>"
                "<p>The facet joints connect each bone of your spine to the next, and small nerves "
                "called the medial branch nerves carry their pain.[ref:mccormick-2015] A treatment "
                "called radiofrequency ablation targets those nerves.[ref:mccormick-2015] Test blocks "
                "come first, and people in large trials had to have a positive block before they were "
                "treated.[ref:juch-2017]</p>"
                "<h3>For the sacroiliac joint</h3>"
                "<p>This joint sits where the spine meets the pelvis, and no single story, examination "
                "or scan proves that it is the cause.[ref:simopoulos-2012] A numbing injection into the "
                "joint is the test that all the others are measured against.[ref:simopoulos-2012] For "
                "this injection, dye on the X-ray picture shows the doctor that the needle is inside the "
                "joint.[ref:scholten-2015]</p>"
                "<p>Before that, we examine you with our hands. If three or more of these hands-on tests "
                "bring on your pain, the joint is much more likely to be the source.[ref:szadek-2009] "
                "Even so, this is still not proof, and that is why a numbing injection may come next.</p>"
            ),
        ),
        ("heading", {"text": "How it goes in our clinic", "level": "h2"}),
        (
            "steps",
            [
                {
                    "title": "We ask you to bring your pain",
                    "text": (
                        "<p>Please come on a usual day, because a test of what stops the hurt tells us "
                        "little on a day when nothing hurts.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "You give your pain a number",
                    "text": (
                        "<p>You move in the way that hurts and give your pain a number, which we write "
                        "down.</p>"
                    ),
                    "drawing": "scene-diary",
                    "image": None,
                },
                {
                    "title": "We numb the spot",
                    "text": (
                        "<p>The doctor places the numbing medicine, and you can ask us to stop at any "
                        "time.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "You move again",
                    "text": (
                        "<p>A leg may be weak for some hours, so do not walk alone or drive. When we have "
                        "checked that your legs are strong, and with one of us beside you, you move in "
                        "the way that hurts. Then you give your pain another number.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "You keep the diary",
                    "text": (
                        "<p>At home you write down a number every half hour until bedtime, and you bring "
                        "the page to your visit.</p>"
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
                    "<p>Do the things that usually hurt, because that is the purpose of the test.</p>",
                    "<p>Write the number down immediately, before you can forget it.</p>",
                    "<p>Note the activity that brought on the pain, or during which it was gone.</p>",
                    (
                        "<p>Be honest with us and with yourself about the result, because “no change” is a "
                        "useful result.</p>"
                    ),
                ],
                "dont": [
                    "<p>Do not lie still all day in order to protect your back.</p>",
                    "<p>Do not leave the diary until the next morning and then guess the numbers.</p>",
                    "<p>Do not try to please us, because a wrong yes can lead to a wrong treatment.</p>",
                    "<p>Do not drive yourself home after the injection.</p>",
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
                    "<p>Even after a positive block, the treatment may not help. In three trials with "
                    "681 people, adding ablation to exercise made no important difference to pain at "
                    "three months.[ref:juch-2017] All of those people had a positive block "
                    "first.[ref:juch-2017]</p>"
                ),
            },
        ),
        (
            "text",
            (
                "<p>Pain specialists criticize how people were chosen for those trials, and how the ablation "
                "was done. A guideline from many pain societies says openly that nearly every part of the "
                "procedure is still debated.[ref:cohen-2020]</p><p>That is why we are careful and treat a "
                "test block as one clue in a row of clues. Any injection also has risks: bleeding, infection, "
                "an injury to a nerve, or an allergic reaction. Tell us first about blood thinners, "
                "pregnancy, infection, allergies and diabetes. Do not stop a blood thinner on your own. We "
                "ask the doctor who prescribes it.</p>"
            ),
        ),
        ("procedure_card", {"page": "radiofrequency-ablation"}),
        ("heading", {"text": "Questions to bring", "level": "h2"}),
        (
            "text",
            (
                "<ul><li>Which spot do you want to test, and why did you choose that one?</li>"
                "<li>What will you do if the block works, and what if it does not?</li>"
                "<li>How many blocks may I need before you can decide on a treatment?</li>"
                "<li>What are the risks of this procedure for me?</li>"
                "<li>What will it cost, and what will my insurance plan pay?</li>"
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
                        "<p>For radiofrequency ablation, test blocks come first.[ref:juch-2017] The test "
                        "may save you from a treatment that is aimed at the wrong place, although it "
                        "cannot rule that out.</p>"
                    ),
                },
                {
                    "question": "What if I feel better for weeks?",
                    "answer": (
                        "<p>Enjoy it and tell us about it, so that we can write it in your record and "
                        "plan the next step with you.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Wondering where your pain comes from?",
                "text": (
                    "We start with your story and an examination, and we suggest a block only if the "
                    "answer would change your care."
                ),
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
