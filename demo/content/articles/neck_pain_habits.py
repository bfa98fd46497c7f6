"""The article “Small habits that feed neck pain”."""

NECK_PAIN_HABITS = {
    "title": "Small habits that feed neck pain",
    "slug": "neck-pain-habits",
    "search_description": (
        "Daily habits that may add to neck pain, changes to try at your desk, on the phone and in bed, "
        "and what the evidence cannot promise."
    ),
    "teaser": "Desk, phone, bag and pillow: small changes to try, and what they cannot promise.",
    "drawing": "scene-desk",
    "introduction": (
        "Neck pain seldom has just one cause. In a way that is good news, because it means that "
        "there may be more than one thing you can change."
    ),
    "authors": ["tobias-lindqvist-amari"],
    "topics": ["living-with-pain", "movement"],
    "procedures": [],
    "conditions": [],
    "related": ["sleeping-with-a-sore-neck", "exercise-with-arthritis"],
    "reviewed_by": "ines-valderrama-okoye",
    "published_days_ago": 140,
    "updated_days_ago": 33,
    "reviewed_days_ago": 34,
    "body": [
        ("heading", {"text": "Why necks get sore", "level": "h2"}),
        (
            "text",
            (
                "<p>Neck pain usually has several causes at the same time, and sitting still for a "
                "long time is a major one.[ref:gait-posture-neck] When your head reaches forward, "
                "the muscles of your neck have to carry more of the load."
                "[ref:gait-posture-neck]</p>"
                "<p>Most neck pain does not last long.[ref:unitedhealthkent-neck-pain] That is "
                "worth knowing on the first bad day, when it may feel as if it will never end. "
                "Still, a sore neck can spoil a whole week, so it makes sense to take a careful "
                "look at your daily habits.</p>"
            ),
        ),
        ("heading", {"text": "At the desk", "level": "h2"}),
        (
            "text",
            (
                "<p>Try to keep your head over your spine, so that your ears are above your "
                "shoulders and the screen is at the level of your eyes.[ref:mayo-neck-pain] Adjust "
                "the chair and the desk for your own body, and not for the last person who used "
                "them.[ref:mayo-neck-pain]</p>"
                "<p>Even the most careful setup does not replace movement. During a long drive or a "
                "long day at the desk, get up again and again to stand, walk and stretch."
                "[ref:mayo-neck-pain]</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "Lift the screen",
                    "text": (
                        "<p>Use a stand or a few heavy books to raise the screen until it is at the "
                        "level of your eyes.[ref:mayo-neck-pain]</p>"
                    ),
                    "drawing": "scene-desk",
                    "image": None,
                },
                {
                    "title": "Let the chair hold you",
                    "text": (
                        "<p>Sit all the way back in the chair, and put both feet flat on the floor "
                        "or on a low box.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Set a timer",
                    "text": (
                        "<p>Whenever it rings, get up and move for a moment, if only to fetch a "
                        "glass of water or to look out of the window.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Free your neck on calls",
                    "text": (
                        "<p>Use a headset or the speaker of your phone, so that you need not hold "
                        "the phone with your shoulder.[ref:mayo-neck-pain]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "On the move and in bed", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    ("<p>Use a headset or the speaker whenever a call takes long.[ref:mayo-neck-pain]</p>"),
                    (
                        "<p>Empty your shoulder bag now and then, because a heavy one adds strain."
                        "[ref:mayo-neck-pain]</p>"
                    ),
                    (
                        "<p>Sleep in a position that keeps your head in line with your body."
                        "[ref:nhs-scotland-neck-pain]</p>"
                    ),
                    (
                        "<p>Use a pillow that supports your neck and not only your head."
                        "[ref:nhs-scotland-neck-pain]</p>"
                    ),
                ],
                "dont": [
                    ("<p>Do not hold the phone between your ear and your shoulder.[ref:mayo-neck-pain]</p>"),
                    ("<p>Do not sleep on your stomach if you can help it.[ref:nhs-scotland-neck-pain]</p>"),
                    (
                        "<p>Do not sit through a long drive without a stop to get out and stretch."
                        "[ref:mayo-neck-pain]</p>"
                    ),
                    (
                        "<p>Do not smoke, because smoking adds to the risk of neck pain."
                        "[ref:mayo-neck-pain]</p>"
                    ),
                ],
            },
        ),
        ("heading", {"text": "When it already hurts", "level": "h2"}),
        (
            "text",
            (
                "<p>Keep your neck moving gently, since that is usually better than wearing a "
                "collar.[ref:unitedhealthkent-neck-pain][ref:ketoty-neck-pain] Move it only as far as "
                "feels all right to you, and do not push through sharp pain.</p>"
                "<p>Of all the things that people try, exercise has the strongest support."
                "[ref:sterling-2019] Making the neck and the upper body stronger may help for a "
                "while, but the effect is moderate and short-term, and the evidence for it is "
                "moderate at the most.[ref:sterling-2019]</p>"
                "<p>Physical therapists in the US have a guideline for neck pain that helps them "
                "choose among treatments.[ref:blanpied-2017] If you work with a therapist, ask "
                "which part of it fits your kind of pain.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "What we cannot promise",
                "text": (
                    "<p>Good habits are sensible, but they are not a shield. Neck pain usually has "
                    "several causes at once.[ref:gait-posture-neck] So it may come back even if you "
                    "do everything on this page.</p>"
                ),
            },
        ),
        ("heading", {"text": "A plan for one week", "level": "h2"}),
        (
            "timeline",
            [
                {
                    "when": "Day 1",
                    "text": (
                        "<p>Take a good look at your desk and your chair, and change one thing "
                        "about them.</p>"
                    ),
                },
                {
                    "when": "Day 2",
                    "text": ("<p>Put a headset next to your phone, where you will remember to use it.</p>"),
                },
                {
                    "when": "Day 3",
                    "text": (
                        "<p>Weigh the bag that you carry every day, and take out whatever you do not "
                        "need.</p>"
                    ),
                },
                {
                    "when": "Day 4",
                    "text": (
                        "<p>Lie down on your pillow and ask somebody whether your head is in line "
                        "with your body.</p>"
                    ),
                },
                {
                    "when": "Day 7",
                    "text": (
                        "<p>Think about which of these changes made you feel better, keep those, and "
                        "drop the others.</p>"
                    ),
                },
            ],
        ),
        ("heading", {"text": "When to call us", "level": "h2"}),
        (
            "text",
            (
                "<p>Call us if your neck pain does not settle, if it wakes you at night, or if you "
                "are worried about it. We ask how you spend your day, check how your neck and arms "
                "move, and talk with you about what to try first. In an emergency call 911.</p>"
                "<p>People sometimes ask us about [page:mild|the MILD procedure]. It is meant for "
                "the low back only, so it is not an answer to neck pain.[ref:orthovirginia]</p>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Should I buy a special pillow?",
                    "answer": (
                        "<p>You may not need one. What matters is that the pillow supports your "
                        "neck and keeps your head in line with your body, so try the pillows you "
                        "already have at home first.[ref:nhs-scotland-neck-pain]</p>"
                    ),
                },
                {
                    "question": "Should I rest my neck?",
                    "answer": (
                        "<p>A short rest is fine, but after that it is usually better to keep the "
                        "neck gently moving than to wear a collar."
                        "[ref:unitedhealthkent-neck-pain]</p>"
                    ),
                },
            ],
        ),
    ],
}
