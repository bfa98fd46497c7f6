"""Herniated disc."""

from .warning_signs import (
    WE_ASK_ABOUT_SIGNS,
    WE_ASK_ABOUT_SIGNS_AFTER_AN_INJECTION,
)

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
    "also_known_as": "Slipped disc\nDisc herniation\nSciatica (when the pain runs down the leg)",
    "summary": (
        "A disc is a soft cushion between the bones of the spine, and when part of it pushes "
        "out, it may trouble a nerve. The pain may be in the back, in the leg, or in both of "
        "them."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>Discs are soft cushions between the bones of the spine, and “herniated” "
                "means that part of a disc has pushed out of its place. The beginning of a "
                "nerve, which is called a nerve root, lies close by. Nerve pain from a "
                "herniated disc is one of the main reasons for injections into the space around "
                "these roots.[ref:cohen-2021] However, an injection does not put the herniated "
                "disc back in its place.</p>"
            ),
        ),
        ("heading", {"text": "What we do not know yet", "level": "h3"}),
        (
            "text",
            (
                "<p>This page is short on purpose, because we print only what we have checked "
                "in a source. If you wonder how long your pain will last, or whether it will go "
                "away without treatment, please ask us. We tell you openly what is known and "
                "what is not.</p>"
            ),
        ),
    ],
    "how_found": [
        (
            "text",
            (
                "<p>We start with your story, so we ask where the pain is, what brings it on, "
                "and what eases it. Then we look at how you stand, walk and move. If you have "
                "had a scan, please bring it with you, so that we can look at it together with "
                "your story.</p>" + WE_ASK_ABOUT_SIGNS + WE_ASK_ABOUT_SIGNS_AFTER_AN_INJECTION
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "A plan for your days",
                "text": (
                    "<p>We talk with you about sitting, lifting, sleep and work, and together "
                    "we write down what you want to try. If something makes the pain worse, "
                    "please stop and call us.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Medicine",
                "text": (
                    "<p>For many kinds of short-term pain, treatment without opioids (strong "
                    "pain medicine) works at least as well. For pain that lasts more than a "
                    "month, treatment without opioids is preferred.[ref:cdc-2022-opioids] Every medicine "
                    "can have side effects, so please ask us before you start to take one.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Epidural steroid injection",
                "text": (
                    "<p>This is an injection into the space around the nerve roots, and it is "
                    "widely used for this pain.[ref:cohen-2021] The US agency for drug safety "
                    "(FDA) has not approved steroids for this use.[ref:fda-2014-epidural] It "
                    "also warns of rare but serious harm, such as stroke and paralysis (loss of "
                    "movement).[ref:fda-2014-epidural]</p>"
                ),
                "page": "epidural-steroid-injection",
            },
        ),
        (
            "treatment",
            {
                "title": "A surgeon’s view",
                "text": (
                    "<p>We do not do disc surgery ourselves, but we tell you when we think that "
                    "a surgeon should see you. You can then ask that surgeon about the benefits "
                    "and the risks of an operation.</p>"
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
                    "<p>Not quite, because a herniated disc is a change in the spine, while "
                    "sciatica is a pain that runs down the leg. Please ask us if you want to "
                    "know whether both are true for you.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Should I take opioids for the pain?",
                "answer": (
                    "<p>Opioids are often not the first choice.[ref:cdc-2022-opioids] A "
                    "12-month trial enrolled 240 people who had back pain or arthritis of the "
                    "hip or knee.[ref:krebs-2018] In this trial, opioids did not help daily "
                    "life more than other medicine, and pain was slightly worse with "
                    "opioids.[ref:krebs-2018]</p>"
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
