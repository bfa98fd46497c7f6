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
        "Medicare pays for MILD (minimally invasive lumbar decompression) only inside an approved study. Ask us "
        "whether we take part and what you would owe before you plan anything."
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
                "<p>Medicare does not use the name MILD but speaks of PILD, which is short for "
                "percutaneous image-guided lumbar decompression.[ref:cms-ncd-150-13] In plain "
                "words, that means taking pressure off the nerves in the low back through the skin, "
                "with X-ray to guide the work.[ref:cms-ncd-150-13]</p>"
                "<p>Medicare covers the procedure only inside an approved study."
                "[ref:cms-ncd-150-13] The official term for this is “coverage with evidence "
                "development,” and it means that Medicare pays while doctors are still gathering "
                "proof. Rules can change, so check medicare.gov or call Medicare at 1-800-633-4227.</p>"
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
                        "<p>The rule is widened to certain long-term studies of a device that has "
                        "already been through an approved trial.[ref:cms-cag-00433r] No newer version "
                        "is on record.[ref:cms-ncd-150-13]</p>"
                    ),
                },
                {
                    "when": "January 1, 2026",
                    "text": (
                        "<p>Medicare starts a test in Arizona, New Jersey, Ohio, Oklahoma, Texas and "
                        "Washington, called WISeR. Certain care there needs approval first. It changes no "
                        "coverage rule, and it leaves out Medicare Advantage.[ref:beckers-wiser]</p>"
                    ),
                },
                {
                    "when": "April 6, 2026",
                    "text": (
                        "<p>Medicare puts off two kinds of care in that test.[ref:wiser-delay] By news reports, "
                        "image-guided lumbar decompression is one of them. Ask us whether that still "
                        "holds.</p>"
                    ),
                },
            ],
        ),
        ("heading", {"text": "What an approved study is", "level": "h2"}),
        (
            "text",
            (
                "<p>A study follows a group of people over time to see how they do. Before you join "
                "one, you sign a form that explains what will be done, what is known, and what is "
                "not known yet. You can say no, and you can also leave the study later on.</p>"
                "<p>Being in a study does not make the procedure safer or better for you, because a "
                "study is a way to learn. You may still owe 20% of the approved amount, and the Part B "
                "deductible may apply.[ref:medicare-research-studies]</p>"
            ),
        ),
        (
            "claim",
            {
                "sentence": (
                    "In a two-year report, about 1 in 100 people who had MILD had a problem linked to the device "
                    "or procedure, and none was serious. But that report followed the MILD group only."
                ),
                "references": ["staats-2018", "midas-encore-register"],
                "evidence": "observational",
                "studies": 1,
                "funding": "maker",
                "blinded": "no",
            },
        ),
        ("heading", {"text": "Is it even right for you?", "level": "h2"}),
        (
            "text",
            (
                "<p>Coverage is only the second question, because the first one is whether MILD fits you "
                "at all. It is meant for people whose low back canal is tight because of a thick "
                "ligament, and who have pain when standing or walking.[ref:brown-chapter-38] Doctors "
                "usually avoid it in people with an unstable spine, an infection or a bleeding disorder, or "
                "who take blood thinners.[ref:brown-chapter-38] Do not stop a blood thinner on your own. We "
                "ask the doctor who prescribes it.</p>"
                "<p>You can read [page:mild|our page on the procedure] or [page:mild-explained|our guide "
                "to who it may suit], and then come and talk it over with us.</p>"
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
                        "<p>We look at your card with you to see if you have Medicare itself, a "
                        "Medicare Advantage plan, or something else.</p>"
                    ),
                    "drawing": "scene-papers",
                    "image": None,
                },
                {
                    "title": "The study",
                    "text": (
                        "<p>We find out whether there is an approved study that you could join, and "
                        "where the visits would take place.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "The bill",
                    "text": (
                        "<p>Before we book anything, we ask what you would have to pay for the "
                        "procedure, for the visits, and for the scan.</p>"
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
                    (
                        "<p>Write down the date of your call and the name of the person who spoke "
                        "with you.</p>"
                    ),
                    "<p>Ask for the answer in writing.</p>",
                ],
                "dont": [
                    "<p>Do not rely on a phone call alone.</p>",
                    ("<p>Do not take an advertisement or a friend’s bill as proof.</p>"),
                    "<p>Do not sign anything that you have not read.</p>",
                ],
            },
        ),
        ("heading", {"text": "If you pay on your own", "level": "h2"}),
        (
            "text",
            (
                "<p>If you have no health plan, or do not want to use the one you have, you can ask for "
                "a good-faith estimate.[ref:fr-2021-good-faith] It is a list of what we expect the "
                "care to cost.</p>"
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
                        "references": ["fr-2021-good-faith"],
                    },
                    {
                        "label": "Care set at least 3 business days ahead",
                        "value": "You get it within 1 business day",
                        "references": ["fr-2021-good-faith"],
                    },
                    {
                        "label": "Care set at least 10 business days ahead",
                        "value": "You get it within 3 business days",
                        "references": ["fr-2021-good-faith"],
                    },
                    {
                        "label": "Your bill is $400 or more above it",
                        "value": "You can dispute the bill",
                        "references": ["cms-good-faith"],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>An estimate is not a fixed price, and you will find the details on our page "
                "about [page:cost-estimates|cost estimates and billing rights].</p>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Does Medicare think that MILD does not work?",
                    "answer": (
                        "<p>The rule does not say so; it only says that Medicare pays inside an "
                        "approved study and nowhere else.[ref:cms-ncd-150-13] A review of the "
                        "research notes that the results differ from one report to the next, so not "
                        "everyone is convinced.[ref:yuan-2023]</p>"
                    ),
                },
                {
                    "question": "I have a private plan. Am I covered?",
                    "answer": (
                        "<p>Every private plan has its own rules, so give us a call and we will ask "
                        "your plan for you.</p>"
                    ),
                },
                {
                    "question": "Can I wait?",
                    "answer": (
                        "<p>You can take your time to decide. Of the people with stenosis who had "
                        "no surgery, about half stayed the same over up to three years."
                        "[ref:katz-2022] Others got better or worse during that time, so please "
                        "tell us if anything changes.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Let us check for you",
                "text": ("Send us a request, and have your insurance card ready when we call you back."),
                "label": "Ask about coverage",
                "page": None,
            },
        ),
    ],
}
