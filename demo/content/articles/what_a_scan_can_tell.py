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
        "A scan can feel like the answer. It is only one clue. The other clue is you: what you feel, "
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
                "<p>A scan shows shapes, and it does not show pain. Many people who feel fine have a "
                "narrow spinal canal on a scan, so a scan alone does not tell us what is "
                "wrong.[ref:kalichman-2009]</p>"
                "<p>How common is it? In one group of adults, about 7 in 100 had a very narrow canal "
                "that came with wear; at ages 60 to 69, about 19 in 100 had a very narrow "
                "canal.[ref:kalichman-2009]</p>"
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
                    "<p>The drawing on the right looks worse. But a tight canal hurts only when it "
                    "presses on nerves.[ref:clinicalgate] Simplified, not to scale.</p>"
                ),
            },
        ),
        ("heading", {"text": "Two kinds of scan", "level": "h2"}),
        (
            "text",
            (
                "<p><b>CT</b> builds a picture from X-rays. <b>MRI</b> uses a strong magnet and no "
                "X-rays. Both can back up what your story tells us about stenosis, a narrow canal in "
                "the low back.[ref:katz-2022]</p>"
                "<p>Tell the staff if you have metal in your body, a heart device, or fear of tight "
                "spaces. They will tell you what is safe, and they can help you feel calmer.</p>"
            ),
        ),
        ("heading", {"text": "Your story comes first", "level": "h2"}),
        (
            "text",
            (
                "<p>With stenosis, the story is the key. Back and leg pain that comes when you arch "
                "and eases when you bend forward points to it.[ref:katz-2022] If your story and your "
                "scan agree, we can be more sure. If they do not, we slow down and think again, and we "
                "tell you so.</p>"
                "<p>A canal can be narrow in the middle, at the side, or where a nerve leaves the "
                "spine.[ref:pmc7101167] So “narrow” is not enough. We also want to know where.</p>"
            ),
        ),
        ("heading", {"text": "What a scan can do for you", "level": "h2"}),
        (
            "text",
            (
                "<ul><li><b>Help to choose.</b> [page:mild|MILD], a procedure for a tight canal, "
                "makes sense only if the scan shows a thick ligament.[ref:brown-chapter-38] Even "
                "then it may not help, and it has risks.</li>"
                "<li><b>Help to rule out.</b> MILD is not meant for a spine where a bone has "
                "slipped far.[ref:brown-chapter-38]</li>"
                "<li><b>Show changes in the bone.</b> MRI can show marks near the discs called "
                "Modic changes, which have been tied to long-lasting low back pain."
                "[ref:smuck-2021]</li>"
                "</ul>"
            ),
        ),
        ("heading", {"text": "Where a scan falls short", "level": "h2"}),
        (
            "text",
            (
                "<p>Pain from the sacroiliac joint, where spine and pelvis meet, is a good example. No "
                "scan proves it, and neither does one story or one exam.[ref:simopoulos-2012] A "
                "numbing shot into the joint is the test that others are measured "
                "against.[ref:simopoulos-2012]</p>"
                "<p>Words on a report can also scare you. “Wear” and “narrowing” sound bad, yet they "
                "come with age in most cases.[ref:pmc7101167] Ask us to go through the report with "
                "you, line by line.</p>"
            ),
        ),
        ("heading", {"text": "Before and after your scan", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Ask what the scan could change in your care.</p>",
                    "<p>Bring old pictures and reports. A change over time may matter.</p>",
                    "<p>Ask for a copy to keep.</p>",
                    "<p>Write down what you feel in your own words before you see the report.</p>",
                ],
                "dont": [
                    "<p>Do not read the report alone at night and fear the worst.</p>",
                    "<p>Do not ask for scan after scan if nothing has changed.</p>",
                    "<p>Do not forget to tell the staff about metal or heart devices.</p>",
                ],
            },
        ),
        (
            "quote",
            {
                "quote": (
                    "I look at the person first and the picture second. When they do not match, I "
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
                        "<p>Not from the scan alone. First steps for stenosis are changes in the day, "
                        "anti-inflammatory medicine and physical therapy.[ref:katz-2022] None of these "
                        "helps everyone. Then we look again.</p>"
                    ),
                },
                {
                    "question": "My scan looks fine, but I hurt. Do you believe me?",
                    "answer": (
                        "<p>Yes. A scan does not show every cause of pain. We keep looking with your "
                        "story, an exam, and sometimes a [page:test-blocks|test block].</p>"
                    ),
                },
                {
                    "question": "How old may my scan be?",
                    "answer": (
                        "<p>Bring what you have. We tell you if it is enough, or if a new one could "
                        "change the plan.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Bring your pictures",
                "text": "We look at them with you and explain each one in plain words.",
                "label": "Plan your first visit",
                "page": "your-first-visit",
            },
        ),
    ],
}
