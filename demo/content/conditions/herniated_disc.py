"""Herniated disc."""

from .warning_signs import (
    NERVE_SIGNS,
    SIGNS_AFTER_AN_INJECTION,
    WE_ASK_ABOUT_SIGNS,
    WE_ASK_ABOUT_SIGNS_AFTER_AN_INJECTION,
)

HERNIATED_DISC = {
    "title": "Herniated disc",
    "slug": "herniated-disc",
    "search_description": (
        "Herniated disc in the low back: what it is, warning signs, how we look for it, and treatments from "
        "the mildest on with their limits."
    ),
    "teaser": "Part of a disc pushes out of place and may trouble a nerve in the back.",
    "drawing": "condition-disc",
    "written_by": "samuel-oyelaran-brandt",
    "reviewed_by": "priya-raghunandan-cole",
    "reviewed_days_ago": 52,
    "also_known_as": "Slipped disc\nDisc herniation\nSciatica (when the pain runs down the leg)",
    "summary": (
        "A disc is a soft cushion between the bones of the spine. When part of it pushes out, it may trouble "
        "a nerve. The pain may be in the back, the leg, or both."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>Discs are soft cushions between the bones of the spine. “Herniated” means that part of a "
                "disc has pushed out of its place. The start of a nerve, called a nerve root, lies close by. "
                "Nerve pain from a herniated disc is one of the main reasons for injections into the space "
                "around the roots.[ref:cohen-2021] An injection does not put the disc back.</p>"
            ),
        ),
        ("heading", {"text": "What we do not know yet", "level": "h3"}),
        (
            "text",
            (
                "<p>This page is short on purpose. We print only what we have checked in a source. How long "
                "will your pain last? Will it go away without treatment? Ask us. We tell you what is known "
                "and what is not.</p>"
            ),
        ),
    ],
    "warning_signs": [*NERVE_SIGNS, *SIGNS_AFTER_AN_INJECTION],
    "how_found": [
        (
            "text",
            (
                "<p>We start with your story. Where is the pain, what brings it on, and what eases it? Then "
                "we look at how you stand, walk and move. If you have had a scan, please bring it. We look "
                "at it together with your story.</p>"
                + WE_ASK_ABOUT_SIGNS
                + WE_ASK_ABOUT_SIGNS_AFTER_AN_INJECTION
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "A plan for your days",
                "text": (
                    "<p>We talk about sitting, lifting, sleep and work, and write down what you want to try. "
                    "If it makes the pain worse, stop and call us.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Medicine",
                "text": (
                    "<p>For many kinds of short-term pain, treatment without opioids (strong pain medicine) "
                    "works at least as well. For pain of more than a month it is preferred."
                    "[ref:cdc-2022-opioids] Every medicine can have side effects, so ask before you "
                    "start.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Epidural steroid injection",
                "text": (
                    "<p>A shot into the space around the nerve roots. It is widely used for this pain."
                    "[ref:cohen-2021] The US agency for drug safety (FDA) has not approved steroids for this "
                    "use and warns of rare but serious harm, such as stroke and paralysis (loss of movement)."
                    "[ref:fda-2014-epidural]</p>"
                ),
                "page": "epidural-steroid-injection",
            },
        ),
        (
            "treatment",
            {
                "title": "A surgeon’s view",
                "text": (
                    "<p>We do not do disc surgery ourselves. We tell you when we think a surgeon should see "
                    "you, and you can ask that surgeon about benefits and risks.</p>"
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
                    "<p>Not quite. Herniated disc names a change in the spine. Sciatica names a pain that "
                    "runs down the leg. Ask us if both are true for you.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Should I take opioids for the pain?",
                "answer": (
                    "<p>Often they are not the first choice.[ref:cdc-2022-opioids] In a 12-month trial of "
                    "240 people with back pain or arthritis of the hip or knee, opioids did not help daily "
                    "life more than other medicine.[ref:krebs-2018] Pain was slightly worse with opioids."
                    "[ref:krebs-2018]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What should I bring to the first visit?",
                "answer": (
                    "<p>Bring your scans and reports if you have them, your list of medicines, and a note of "
                    "what brings the pain on and what eases it.</p>"
                ),
            },
        ),
    ],
}
