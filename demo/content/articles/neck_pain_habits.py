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
        "Neck pain seldom has just one cause. That is good news: there may be more than one thing you "
        "can change."
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
                "<p>Neck pain mostly has several causes at once. Sitting still for a long time is a "
                "major one.[ref:gait-posture-neck] And when your head pokes forward, the muscles of "
                "the neck must carry more load.[ref:gait-posture-neck]</p>"
                "<p>Most neck pain does not last long.[ref:unitedhealthkent-neck-pain] That is worth "
                "knowing on the first bad day, when it may feel as if it will never end. Still, a sore "
                "neck can spoil a week, so it is worth a look at your habits.</p>"
            ),
        ),
        ("heading", {"text": "At the desk", "level": "h2"}),
        (
            "text",
            (
                "<p>Try to keep your head over your spine. Your ears should sit above your shoulders, "
                "and the screen should be at eye level.[ref:mayo-neck-pain] Set the chair and desk for "
                "you, not for the last person who used them.[ref:mayo-neck-pain]</p>"
                "<p>Then get up. Stand, walk and stretch during a long day at a desk or a long "
                "drive.[ref:mayo-neck-pain]</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "Lift the screen",
                    "text": (
                        "<p>Use a stand or a few books until the screen is at eye "
                        "level.[ref:mayo-neck-pain]</p>"
                    ),
                    "drawing": "scene-desk",
                    "image": None,
                },
                {
                    "title": "Let the chair hold you",
                    "text": "<p>Sit back. Put both feet flat on the floor or on a low box.</p>",
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Set a timer",
                    "text": (
                        "<p>When it rings, get up and move. Fetch some water, or look out of the window.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Free your neck on calls",
                    "text": "<p>Use a headset or the speaker.[ref:mayo-neck-pain]</p>",
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
                    "<p>Use a headset or speaker on long calls.[ref:mayo-neck-pain]</p>",
                    (
                        "<p>Empty your shoulder bag now and then. A heavy one adds "
                        "strain.[ref:mayo-neck-pain]</p>"
                    ),
                    ("<p>Sleep with your head in line with your body.[ref:nhs-scotland-neck-pain]</p>"),
                    "<p>Use a pillow that holds up your neck.[ref:nhs-scotland-neck-pain]</p>",
                ],
                "dont": [
                    "<p>Do not pin the phone between ear and shoulder.[ref:mayo-neck-pain]</p>",
                    ("<p>Do not sleep on your stomach if you can help it.[ref:nhs-scotland-neck-pain]</p>"),
                    "<p>Do not sit through a long drive without a stop.[ref:mayo-neck-pain]</p>",
                    ("<p>Do not smoke. Smoking adds to the risk of neck pain.[ref:mayo-neck-pain]</p>"),
                ],
            },
        ),
        ("heading", {"text": "When it already hurts", "level": "h2"}),
        (
            "text",
            (
                "<p>Keep the neck moving, gently. That is mostly better than wearing a "
                "collar.[ref:unitedhealthkent-neck-pain] Go only as far as feels all right, and do not "
                "push.</p>"
                "<p>Exercise has the strongest support.[ref:sterling-2019] Training the neck and upper "
                "body may help for a while, but the effect is moderate and short-term, and the proof "
                "is only moderate.[ref:sterling-2019]</p>"
                "<p>Physical therapists in the US have a guideline for neck pain that helps them "
                "choose.[ref:blanpied-2017] Ask your therapist which part of it fits you.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "What we cannot promise",
                "text": (
                    "<p>Good habits feel sensible, but they are not a shield. In one review, two "
                    "trials at work tried better desks or training, and neither one prevented neck "
                    "pain.[ref:cassidy-cote]</p>"
                ),
            },
        ),
        ("heading", {"text": "A plan for one week", "level": "h2"}),
        (
            "timeline",
            [
                {
                    "when": "Day 1",
                    "text": "<p>Look at your desk and your chair. Change one thing.</p>",
                },
                {"when": "Day 2", "text": "<p>Put a headset by the phone.</p>"},
                {"when": "Day 3", "text": "<p>Weigh your bag. Take out what you do not need.</p>"},
                {
                    "when": "Day 4",
                    "text": "<p>Look at your pillow. Is your head in line with your body?</p>",
                },
                {"when": "Day 7", "text": "<p>What felt better? Keep that. Drop the rest.</p>"},
            ],
        ),
        ("heading", {"text": "When to call us", "level": "h2"}),
        (
            "text",
            (
                "<p>Call us if your neck pain does not settle, if it wakes you at night, or if you are "
                "worried. We ask about your day, check how your neck and arms move, and talk about "
                "what to try. In an emergency call 911.</p>"
                "<p>The MILD procedure is not for the neck. It is meant for the low back "
                "only.[ref:orthovirginia]</p>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Should I buy a special pillow?",
                    "answer": (
                        "<p>You may not need one. Look for a pillow that holds up your neck and keeps "
                        "your head in line with your body.[ref:nhs-scotland-neck-pain] Try what you "
                        "have at home first.</p>"
                    ),
                },
                {
                    "question": "Should I rest my neck?",
                    "answer": (
                        "<p>Short rest is fine. But gentle movement is mostly better than a "
                        "collar.[ref:unitedhealthkent-neck-pain]</p>"
                    ),
                },
            ],
        ),
    ],
}
