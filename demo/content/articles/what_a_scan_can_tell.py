"""The article “What a scan can tell, and what it cannot”."""

WHAT_A_SCAN_CAN_TELL = {
    "title": "What a scan can tell, and what it cannot",
    "slug": "what-a-scan-can-tell",
    "search_description": (
        "Why a scan of your back is only part of the picture, what it may show, and questions to ask "
        "before and after it."
    ),
    "teaser": "A picture of your spine is one clue. Your story is the other.",
    "drawing": "scene-scan",
    "introduction": (
        "A scan can feel like the answer, but it is only one clue. The other clue is you: what you feel, "
        "when it starts, and what makes it stop."
    ),
    "authors": ["samuel-oyelaran-brandt"],
    "topics": ["understanding-your-body"],
    "procedures": ["mild", "sacroiliac-joint-injection", "basivertebral-nerve-ablation"],
    "conditions": ["lumbar-spinal-stenosis"],
    "related": [],
    "reviewed_by": "mei-lin-castellanos",
    "published_days_ago": 120,
    "updated_days_ago": 15,
    "reviewed_days_ago": 14,
    "body": [
        ("heading", {"text": "A picture is not pain", "level": "h2"}),
        (
            "text",
            (
                "<p>A scan shows the shape of things, and it does not show pain. Many people who feel "
                "fine have a narrow spinal canal on a scan, so a scan alone does not show where the "
                "trouble comes from.[ref:kalichman-2009]</p>"
                "<p>It is also not rare: in one group of adults, about 7 in 100 had a very narrow canal "
                "that had come with wear.[ref:kalichman-2009] At ages 60 to 69, about 19 in 100 had a "
                "very narrow canal.[ref:kalichman-2009]</p>"
            ),
        ),
        (
            "figure",
            {
                "pictures": [
                    {"drawing": "canal-with-room", "image": None, "label": "Canal with room"},
                    {"drawing": "canal-tight", "image": None, "label": "Tight canal"},
                ],
                "caption": (
                    "<p>The drawing on the right looks worse, but a tight canal hurts only when it "
                    "presses on nerves.[ref:clinicalgate] The drawings are simplified and not to "
                    "scale.</p>"
                ),
            },
        ),
        ("heading", {"text": "Two kinds of scan", "level": "h2"}),
        (
            "text",
            (
                "<p><b>CT</b> builds a picture from X-rays, while <b>MRI</b> uses a strong magnet and no "
                "X-rays. Both can back up what your story tells us about stenosis, a narrow canal in the "
                "low back.[ref:katz-2022]</p>"
                "<p>Please tell the staff if you have metal in your body, a heart device, or a fear of "
                "tight spaces. They will explain what is safe for you, and they can help you feel "
                "calmer.</p>"
            ),
        ),
        ("heading", {"text": "Your story comes first", "level": "h2"}),
        (
            "text",
            (
                "<p>With stenosis, the story is the key: back and leg pain that comes when you arch and "
                "eases when you bend forward points to it.[ref:katz-2022] If your story and your scan "
                "agree, we can be more certain of the cause. If they do not agree, we slow down and "
                "consider other causes, and we tell you that we are not certain yet.</p>"
                "<p>A spinal canal can be narrow in the middle, at the side, or where a nerve leaves the "
                "spine.[ref:pmc7101167] So the word “narrow” is not enough for us, because we also want "
                "to know where.</p>"
            ),
        ),
        ("heading", {"text": "What a scan can do for you", "level": "h2"}),
        (
            "text",
            (
                "<ul><li><b>It can help us to choose a treatment:</b> [page:mild|MILD], a procedure for "
                "a tight canal, makes sense only if the scan shows a thick "
                "ligament.[ref:brown-chapter-38] Even then the procedure may not help, and it has "
                "risks.</li>"
                "<li><b>It can help us to rule out a treatment:</b> MILD is not meant for a spine where "
                "a bone has slipped far.[ref:brown-chapter-38]</li>"
                "<li><b>It can show changes in the bone:</b> MRI can show marks near the discs (Modic "
                "changes), which have been tied to long-lasting low back pain.[ref:smuck-2021]</li>"
                "</ul>"
            ),
        ),
        ("heading", {"text": "Where a scan falls short", "level": "h2"}),
        (
            "text",
            (
                "<p>Pain from the sacroiliac joint, where spine and pelvis meet, is a good example. No "
                "scan proves it, and neither does a single story or examination.[ref:simopoulos-2012] A "
                "numbing injection into the joint is therefore the test that all the others are measured "
                "against.[ref:simopoulos-2012]</p>"
                "<p>The words in a report can also frighten you: “wear” and “narrowing” sound alarming, "
                "yet they come with age in the majority of cases.[ref:pmc7101167] Ask us to go through "
                "the report with you, line by line, and to explain every word.</p>"
            ),
        ),
        ("heading", {"text": "Before and after your scan", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Before you agree to a scan, ask what it could change in your care.</p>",
                    "<p>Bring your old pictures and reports, because a change over time may matter.</p>",
                    "<p>Ask for a copy of the pictures and of the report for your own records.</p>",
                    "<p>Write down what you feel in your own words before you see the report.</p>",
                ],
                "dont": [
                    "<p>Do not read the report alone at night, when it is easy to imagine the worst.</p>",
                    "<p>Do not ask for another scan if nothing has changed since the last one.</p>",
                    "<p>Do not forget to tell the staff about metal in your body or a heart device.</p>",
                ],
            },
        ),
        (
            "quote",
            {
                "quote": (
                    "I look at the person first and the picture second, and when they do not match, I "
                    "believe the person and look again."
                ),
                "attribution": "Samuel Oyelaran-Brandt, MD",
            },
        ),
        ("heading", {"text": "Questions people ask", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "My scan looks bad. Will I need surgery?",
                    "answer": (
                        "<p>That is something we cannot tell from the scan alone. The first steps for "
                        "stenosis are changes in the day, anti-inflammatory medicine and physical "
                        "therapy.[ref:katz-2022] None of these helps everyone, and so we look at the "
                        "situation again after some time.</p>"
                    ),
                },
                {
                    "question": "My scan looks fine, but I hurt. Do you believe me?",
                    "answer": (
                        "<p>Yes, we do, because there are causes of pain that a scan does not show. We "
                        "keep looking with the help of your story, an examination, and sometimes with a "
                        "[page:test-blocks|test block].</p>"
                    ),
                },
                {
                    "question": "How old may my scan be?",
                    "answer": (
                        "<p>Bring whatever you have, and we will tell you if it is enough or if a new "
                        "one could change the plan.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Bring your pictures",
                "text": (
                    "We look at the pictures together with you and explain what each of them shows in "
                    "everyday words."
                ),
                "label": "Plan your first visit",
                "page": "your-first-visit",
            },
        ),
    ],
}
