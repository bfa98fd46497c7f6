"""Herniated disc."""

from .warning_signs import EPIDURAL_DISPUTE, WHAT_THE_SIGNS_MEAN

HERNIATED_DISC = {
    "title": "Herniated disc",
    "slug": "herniated-disc",
    "search_description": (
        "Herniated disc in the low back: what it is, warning signs, how we look for it, and treatments from "
        "the least invasive, with their limits."
    ),
    "teaser": "Part of a disc pushes out of place and may trouble a nerve in the back.",
    "drawing": "condition-disc",
    "written_by": "samuel-oyelaran-brandt",
    "reviewed_by": "priya-raghunandan-cole",
    "reviewed_days_ago": 52,
    "also_known_as": "Slipped disc\nDisc herniation\nRuptured disc",
    "summary": (
        "A disc is a soft cushion between the bones of the spine. When part of it pushes out, it may trouble a "
        "nerve and cause pain in the back or the leg. Most people get better without surgery, but it can take "
        "months."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>Discs lie between the bones of the spine, and “herniated” means that part of a disc has "
                "pushed out of its place. The beginning of a nerve, called a nerve root, lies close by. When the "
                "disc presses on it, the pain may run down the leg, which is called [page:sciatica|sciatica].</p>"
            ),
        ),
        ("heading", {"text": "What may happen with time", "level": "h3"}),
        (
            "text",
            (
                "<p>With treatment, most people recover.[ref:medlineplus-herniated-disk] Being fully active "
                "without pain can still take months, and for some people a year or more.</p>"
                "<p>Discs can shrink on their own. On repeat scans, 63 in 100 discs treated without surgery had "
                "become smaller.[ref:wang-2020] This is a count of scans from 38 studies, and not a promise for "
                "one person.[ref:wang-2020]</p>"
            ),
        ),
    ],
    "how_found": [
        (
            "text",
            (
                "<p>We ask where the pain is, what brings it on, and what eases it. Then we look at how you "
                "stand, walk and move. If you have had a scan, please bring it, so that we can look at it "
                "together with your story.</p>" + WHAT_THE_SIGNS_MEAN
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "A plan for your days",
                "text": (
                    "<p>A short rest is fine, but more than one or two days in bed can make back pain "
                    "worse.[ref:medlineplus-back-pain] We talk with you about sitting, lifting, sleep and work. "
                    "If something makes the pain worse, stop and call us.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Physical therapy",
                "text": (
                    "<p>This is one of the usual treatments.[ref:medlineplus-herniated-disk] A therapist shows "
                    "you how to move, and which exercises to do at home. It takes time, and it does not help "
                    "everyone.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Medicine",
                "text": (
                    "<p>Anti-inflammatory pills may ease the pain,[ref:medlineplus-herniated-disk] but they can "
                    "harm the stomach, the kidneys and the heart. Please read [page:anti-inflammatory-pills|what "
                    "to know first]. Treatment without opioids (strong pain medicine) works at least as well for "
                    "many kinds of short-term pain.[ref:cdc-2022-opioids]</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Epidural steroid injection",
                "text": (
                    "<p>A review of 90 trials found that the shot probably helps with pain and disability from a "
                    "nerve root for up to 3 months, and that relief beyond that is not proven.[ref:armon-2025] "
                    "The US agency for drug safety (FDA) has not approved steroids for this use. It warns of rare "
                    "but serious harm, such as loss of vision, stroke, paralysis and "
                    "death.[ref:fda-2014-epidural]</p>" + EPIDURAL_DISPUTE
                ),
                "page": "epidural-steroid-injection",
            },
        ),
        (
            "treatment",
            {
                "title": "A surgeon’s view",
                "text": (
                    "<p>Some people need surgery.[ref:medlineplus-herniated-disk] We do not do it ourselves, but "
                    "we tell you when we think that a surgeon should see you. You can ask that surgeon about the "
                    "benefits and the risks.</p>"
                ),
                "page": None,
            },
        ),
    ],
    "faq": [
        (
            "item",
            {
                "question": "Is a herniated disc the same as sciatica?",
                "answer": (
                    "<p>Not quite. A herniated disc is a change in the spine, and [page:sciatica|sciatica] is a "
                    "pain that runs down the leg. You can have one without the other.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Should I take opioids for the pain?",
                "answer": (
                    "<p>They are often not the first choice, and they have [page:opioid-pain-medicine|serious "
                    "risks].[ref:cdc-2022-opioids] A 12-month trial enrolled 240 people who had back pain or "
                    "arthritis of the hip or knee.[ref:krebs-2018] In this trial, opioids did not help daily life "
                    "more than other medicine, and pain was slightly worse with opioids.[ref:krebs-2018]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What should I bring to the first visit?",
                "answer": (
                    "<p>Please bring your scans and reports if you have them, and also your "
                    "list of medicines. It helps us to have a note of what brings the pain on "
                    "and what eases it.</p>"
                ),
            },
        ),
    ],
}
