"""The article “Medicare and MILD: what to know before you decide”."""

MEDICARE_AND_MILD = {
    "title": "Medicare and MILD: what to know before you decide",
    "slug": "medicare-and-mild",
    "search_description": (
        "How Medicare looks at the MILD procedure, what an approved study is, and what to ask our "
        "office about your own coverage."
    ),
    "teaser": "Medicare pays only inside an approved study. Here is what to ask first.",
    "drawing": "scene-papers",
    "introduction": (
        "Medicare has a special rule for the MILD procedure. It is short, but it can change what you "
        "pay. Please read this before you plan anything."
    ),
    "authors": ["dmitri-halvorsen-reyes"],
    "topics": ["costs-and-coverage"],
    "procedures": ["mild"],
    "conditions": ["lumbar-spinal-stenosis"],
    "related": ["mild-explained", "reading-a-pain-study"],
    "reviewed_by": "tobias-lindqvist-amari",
    "published_days_ago": 18,
    "updated_days_ago": None,
    "reviewed_days_ago": 17,
    "body": [
        ("heading", {"text": "The rule in short", "level": "h2"}),
        (
            "text",
            (
                "<p>Medicare does not use the name MILD. It speaks of PILD, short for percutaneous "
                "image-guided lumbar decompression.[ref:cms-ncd-150-13] It means taking pressure off "
                "in the low back through the skin, with X-ray to guide the work.[ref:cms-ncd-150-13]</p>"
                "<p>Medicare covers it only inside an approved study.[ref:cms-ncd-150-13] The term for "
                "this is “coverage with evidence development.” In plain words: Medicare pays while "
                "doctors gather proof.</p>"
            ),
        ),
        (
            "timeline",
            [
                {
                    "when": "January 9, 2014",
                    "text": (
                        "<p>Medicare begins to cover PILD, but only inside an approved "
                        "study.[ref:cms-ncd-150-13]</p>"
                    ),
                },
                {
                    "when": "December 7, 2016",
                    "text": (
                        "<p>The rule is widened to certain long-term studies that look forward in "
                        "time.[ref:cms-ncd-150-13]</p>"
                    ),
                },
                {
                    "when": "March 4, 2026",
                    "text": (
                        "<p>A tracker of health plan rules reports a change to the policy. The need "
                        "for a study stays.[ref:payerpolicy]</p>"
                    ),
                },
            ],
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "Rules change",
                "text": (
                    "<p>The last of these dates comes from a second-hand source.[ref:payerpolicy] "
                    "Please do not plan on this page alone. Ask our office what holds for you today.</p>"
                ),
            },
        ),
        ("heading", {"text": "What an approved study is", "level": "h2"}),
        (
            "text",
            (
                "<p>A study follows people over time to see how they do. To be in one, you sign a form "
                "that says what will be done, what is known, and what is not. You can say no, and you "
                "can also leave later.</p>"
                "<p>A study does not make the procedure safer or better for you. It is a way to learn. "
                "In a two-year report, about 1 in 100 people who had MILD had a problem linked to the "
                "device or procedure, and none was serious.[ref:staats-2018] But that report followed "
                "the MILD group only.[ref:staats-2018]</p>"
            ),
        ),
        ("heading", {"text": "Is it even right for you?", "level": "h2"}),
        (
            "text",
            (
                "<p>Coverage is the second question. The first is whether MILD fits you at all. It is "
                "for a tight canal in the low back from a thick ligament, with pain when you stand or "
                "walk.[ref:brown-chapter-38] It is not for people with an unstable spine, an infection "
                "or a bleeding disorder, or who take blood thinners.[ref:brown-chapter-38]</p>"
                "<p>Read [page:mild|our page on the procedure], or the [page:mild-explained|longer "
                "guide]. Then come and talk.</p>"
            ),
        ),
        ("procedure_card", {"page": "mild"}),
        ("heading", {"text": "What we check for you", "level": "h2"}),
        (
            "steps",
            [
                {
                    "title": "Your plan",
                    "text": (
                        "<p>Do you have Medicare itself, a Medicare Advantage plan, or something else? "
                        "We look at your card with you.</p>"
                    ),
                    "drawing": "scene-papers",
                    "image": None,
                },
                {
                    "title": "The study",
                    "text": (
                        "<p>Is there an approved study that you could join? Where would the visits be?</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "The bill",
                    "text": (
                        "<p>What would you pay for the procedure, the visits, and the scan? We ask "
                        "before we book.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "The answer on paper",
                    "text": (
                        "<p>You get what we learned in writing, with the date and the name of the "
                        "person we spoke to.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "Questions to ask your plan", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Ask: “Do you cover PILD for lumbar stenosis, and only in a study?”</p>",
                    "<p>Ask what you pay for each part.</p>",
                    "<p>Write down the date and the name of the person.</p>",
                    "<p>Ask for the answer in writing.</p>",
                ],
                "dont": [
                    "<p>Do not rely on a phone call alone.</p>",
                    "<p>Do not take an ad or a friend’s bill as proof.</p>",
                    "<p>Do not sign anything that you have not read.</p>",
                ],
            },
        ),
        ("heading", {"text": "If you pay on your own", "level": "h2"}),
        (
            "text",
            (
                "<p>If you have no plan, or do not want to use it, you can ask for a good-faith "
                "estimate. That is a list of what we expect the care to "
                "cost.[ref:hhs-good-faith-estimate]</p>"
            ),
        ),
        (
            "fact_table",
            {
                "caption": "Good-faith estimate",
                "rows": [
                    {
                        "label": "You ask for one",
                        "value": "You get it within 3 business days",
                        "references": ["valeo-no-surprises"],
                    },
                    {
                        "label": "Care set at least 3 business days ahead",
                        "value": "You get it within 1 business day",
                        "references": ["valeo-no-surprises"],
                    },
                    {
                        "label": "Care set at least 10 business days ahead",
                        "value": "You get it within 3 business days",
                        "references": ["valeo-no-surprises"],
                    },
                    {
                        "label": "Your bill is $400 or more above it",
                        "value": "You can dispute the bill",
                        "references": ["valeo-no-surprises"],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>An estimate is not a fixed price. You will find the details on "
                "[page:cost-estimates|cost estimates and billing rights].</p>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Does Medicare think that MILD does not work?",
                    "answer": (
                        "<p>The rule does not say so. It says that it pays only inside an approved "
                        "study.[ref:cms-ncd-150-13] A review of the research notes that results differ "
                        "from report to report.[ref:yuan-2023]</p>"
                    ),
                },
                {
                    "question": "I have a private plan. Am I covered?",
                    "answer": "<p>Each plan has its own rules. Call us, and we ask for you.</p>",
                },
                {
                    "question": "Can I wait?",
                    "answer": (
                        "<p>You can take time to decide. In people with stenosis and no surgery, about "
                        "half stayed the same over up to three years.[ref:katz-2022] Others got better "
                        "or worse, so tell us if things change.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Let us check for you",
                "text": "Send us a request and have your card ready when we call.",
                "label": "Ask about coverage",
                "page": None,
            },
        ),
    ],
}
