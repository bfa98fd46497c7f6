"""Sciatica."""

from .warning_signs import EPIDURAL_DISPUTE, WHAT_THE_SIGNS_MEAN

SCIATICA = {
    "title": "Sciatica",
    "slug": "sciatica",
    "search_description": (
        "Sciatica is pain that runs down the leg from a nerve in the low back: what causes it, warning signs, "
        "what helps, and what may not."
    ),
    "teaser": "Pain that runs from the back or buttock down the leg, often past the knee.",
    "drawing": "condition-sciatica",
    "written_by": "priya-raghunandan-cole",
    "reviewed_by": "samuel-oyelaran-brandt",
    "reviewed_days_ago": 18,
    "also_known_as": "Leg pain from the back\nPinched nerve in the low back\nRadicular pain\nLumbar radiculopathy",
    "summary": (
        "Sciatica is pain that runs from the low back or buttock down one leg. It comes from a nerve that is "
        "pressed or sore. When a herniated disc is the cause, most people get better without surgery, but "
        "it can take months."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>Sciatica is not a disease of its own. It is a kind of pain, and it tells us that a nerve "
                "root in the low back is in trouble. A nerve root is the place where a nerve "
                "begins.</p><p>Two common reasons are a [page:herniated-disc|herniated disc], when part of a "
                "disc presses on the nerve, and a canal that has become too tight, called "
                "[page:lumbar-spinal-stenosis|lumbar spinal stenosis].[ref:cohen-2021]</p>"
            ),
        ),
        ("heading", {"text": "How it feels", "level": "h3"}),
        (
            "text",
            (
                "<ul><li>The pain runs down one leg, and it may be sharp, burning or like a shock.</li>"
                "<li>You may feel tingling or numbness in the leg or foot.</li>"
                "<li>The leg may feel weaker than the other one.</li>"
                "</ul><p>If the pain comes when you stand or walk and goes when you sit, tell us. That "
                "points more to a tight canal.[ref:katz-2022]</p>"
            ),
        ),
        ("heading", {"text": "What may happen with time", "level": "h3"}),
        (
            "text",
            (
                "<p>When a herniated disc is the reason, most people recover with "
                "treatment.[ref:medlineplus-herniated-disk] It may be slow, and we cannot tell you how long "
                "it will take in your case. Our page on the [page:herniated-disc|herniated disc] says more "
                "about this.</p>"
            ),
        ),
    ],
    "how_found": [
        (
            "text",
            (
                "<p>We ask where the pain runs, and what brings it on. Then we test the strength, the feeling "
                "and the reflexes of both legs. You may not need a scan right away. We order one if it would "
                "change what we do.</p>"
                + WHAT_THE_SIGNS_MEAN
                + "<p>New weakness in both legs, or numbness in both legs and around the buttocks or "
                "genitals, is an emergency.[ref:healthify-sciatica]</p>"
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "Time and movement",
                "text": (
                    "<p>Keep moving as well as you can. More than one or two days of rest in bed can make "
                    "back pain worse.[ref:medlineplus-back-pain] Stop a movement that sends more pain down "
                    "the leg.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Physical therapy",
                "text": (
                    "<p>A therapist shows you ways to move and exercises to do at home. It is one of the "
                    "treatments for a herniated disc.[ref:medlineplus-herniated-disk] It takes time, and "
                    "it does not help everyone.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Medicine",
                "text": (
                    "<p>Anti-inflammatory pills may ease the pain.[ref:medlineplus-herniated-disk] They can "
                    "also harm the stomach, the kidneys and the heart, so read "
                    "[page:anti-inflammatory-pills|what to know first]. Opioids are often not the first "
                    "choice,[ref:cdc-2022-opioids] and they have [page:opioid-pain-medicine|serious "
                    "risks].</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Epidural steroid injection",
                "text": (
                    "<p>In 25 trials against a placebo (a pretend medicine), people had slightly less leg "
                    "pain for a short time.[ref:oliveira-2020] The trials said too little about "
                    "harm.[ref:oliveira-2020] Serious harm is rare, but it includes loss of vision, stroke, "
                    "paralysis and death.[ref:fda-2014-epidural]</p>" + EPIDURAL_DISPUTE
                ),
                "page": "epidural-steroid-injection",
            },
        ),
        (
            "treatment",
            {
                "title": "A surgeon’s view",
                "text": (
                    "<p>Surgery can be a choice when the pain stays or a nerve is losing "
                    "strength.[ref:medlineplus-herniated-disk] We do not operate, but we tell you when we "
                    "think that a surgeon should see you. You can ask that surgeon about the risks.</p>"
                ),
                "page": None,
            },
        ),
    ],
    "faq": [
        (
            "item",
            {
                "question": "Can I make it worse by walking?",
                "answer": (
                    "<p>Gentle walking suits most people, and long rest in bed can make back pain "
                    "worse.[ref:medlineplus-back-pain] If your leg gets weaker as you walk, stop and call us "
                    "today.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Do I need an MRI?",
                "answer": (
                    "<p>Not always. A scan is urgent if you have one of the warning signs on this page. "
                    "Otherwise your story and the examination come first, as our article on "
                    "[page:what-a-scan-can-tell|what a scan can tell] explains.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Will an injection spare me surgery?",
                "answer": (
                    "<p>Nobody can promise that. In one study of people with a herniated disc, those with and "
                    "without an injection did the same at 4 years.[ref:radcliff-2012] More of the people who "
                    "had one changed their mind about surgery: 41 in 100, against 12 in "
                    "100.[ref:radcliff-2012] They had not been put into groups by chance, so other things may "
                    "explain it.</p>"
                ),
            },
        ),
    ],
}
