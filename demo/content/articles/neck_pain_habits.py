"""The article “Small habits that feed neck pain”."""

from .warning_signs import CALL_911_FOR_YOUR_NECK, CALL_US_ABOUT_YOUR_NECK

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
        "Most neck pain passes, and moving your neck gently is usually better than resting it. Small changes at "
        "your desk, on the phone and in bed may help too, but know the signs that need help at once."
    ),
    "authors": ["tobias-lindqvist-amari"],
    "topics": ["living-with-pain", "movement"],
    "procedures": [],
    "conditions": ["pinched-nerve-in-the-neck"],
    "related": ["sleeping-with-a-sore-neck", "exercise-with-arthritis"],
    "reviewed_by": "ines-valderrama-okoye",
    "published_days_ago": 140,
    "updated_days_ago": 33,
    "reviewed_days_ago": 34,
    "body": [
        CALL_911_FOR_YOUR_NECK,
        CALL_US_ABOUT_YOUR_NECK,
        ("heading", {"text": "Why necks get sore", "level": "h2"}),
        (
            "text",
            (
                "<p>Neck pain usually has several causes at the same time, and sitting still for a long "
                "time is a major risk factor.[ref:gait-posture-neck] When your head reaches forward, the "
                "muscles of your neck have to carry more of the load.[ref:gait-posture-neck]</p>"
                "<p>Most neck pain does not last long.[ref:unitedhealthkent-neck-pain] That is worth "
                "knowing on the first bad day, when it may feel as if it will never end. Still, a sore "
                "neck can spoil a whole week, so it makes sense to look carefully at your daily "
                "habits.</p>"
            ),
        ),
        ("heading", {"text": "At the desk", "level": "h2"}),
        (
            "text",
            (
                "<p>Try to keep your head over your spine, with your ears above your shoulders and the "
                "screen at the level of your eyes.[ref:mayo-neck-pain] Adjust the chair and the desk to "
                "your own body, and not to the person who used them before you.[ref:mayo-neck-pain]</p>"
                "<p>Even a carefully adjusted desk does not replace movement, so during a long drive or "
                "day at work, get up regularly to move and stretch.[ref:mayo-neck-pain]</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "Lift the screen",
                    "text": (
                        "<p>Use a stand or several heavy books to raise the screen until it is at the "
                        "level of your eyes.[ref:mayo-neck-pain]</p>"
                    ),
                    "drawing": "scene-desk",
                    "image": None,
                },
                {
                    "title": "Let the chair hold you",
                    "text": (
                        "<p>Sit all the way back in the chair, and put both of your feet flat on the "
                        "floor or on a low box.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Set a timer",
                    "text": (
                        "<p>Whenever the timer rings, get up and move for a moment, if only to drink "
                        "some water or to look out of the window.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Free your neck on calls",
                    "text": (
                        "<p>Use a headset or the speaker of your telephone, so that you need not hold it "
                        "with your shoulder.[ref:mayo-neck-pain]</p>"
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
                    (
                        "<p>Use a headset or the speaker whenever a telephone call takes a long "
                        "time.[ref:mayo-neck-pain]</p>"
                    ),
                    (
                        "<p>Empty your shoulder bag every now and then, because a heavy one adds to the "
                        "risk.[ref:mayo-neck-pain]</p>"
                    ),
                    (
                        "<p>Sleep in a position that keeps your head in line with the rest of your "
                        "body.[ref:nhs-scotland-neck-pain]</p>"
                    ),
                    (
                        "<p>Use a pillow that supports your neck and not only your head."
                        "[ref:nhs-scotland-neck-pain]</p>"
                    ),
                ],
                "dont": [
                    (
                        "<p>Do not hold the telephone between your ear and your shoulder.[ref:mayo-neck-pain]</p>"
                    ),
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
                "feels comfortable to you, and do not continue if there is sharp pain.</p>"
                "<p>Of all the treatments that people try, exercise has the strongest "
                "support.[ref:sterling-2019] Making the neck and the upper body stronger may help for a "
                "while. The effect is moderate and short-term, however, and the evidence for it is "
                "moderate at the most.[ref:sterling-2019]</p>"
                "<p>Physical therapists in the US have a guideline for neck pain that helps them to "
                "choose among treatments.[ref:blanpied-2017] If you work with a physical therapist, ask "
                "which part of the guideline fits your kind of pain.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "What we cannot promise",
                "text": (
                    "<p>Good habits are sensible, but they are not a shield. In two trials at work, better "
                    "desks or training did not prevent neck pain.[ref:cassidy-cote] Because neck pain usually "
                    "has several causes at once, it may come back even if you do everything on this "
                    "page.[ref:gait-posture-neck]</p>"
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
                        "<p>Examine your desk and your chair carefully, and change one thing about them.</p>"
                    ),
                },
                {
                    "when": "Day 2",
                    "text": (
                        "<p>Put a headset next to your telephone, where you will remember to use it.</p>"
                    ),
                },
                {
                    "when": "Day 3",
                    "text": (
                        "<p>Weigh the bag that you carry every day, and take out everything that you do "
                        "not need.</p>"
                    ),
                },
                {
                    "when": "Day 4",
                    "text": (
                        "<p>Lie down on your pillow and ask another person whether your head is in line "
                        "with your body.</p>"
                    ),
                },
                {
                    "when": "Day 7",
                    "text": (
                        "<p>Consider which of these changes made you feel better, continue with those, "
                        "and forget about the others.</p>"
                    ),
                },
            ],
        ),
        ("heading", {"text": "When to come to us", "level": "h2"}),
        (
            "text",
            (
                "<p>Call us if your neck pain does not settle, if it wakes you at night, or if you are "
                "worried about it. We ask how you spend your day, examine how your neck and arms move, "
                "and talk with you about what to try first.</p>"
                "<p>People sometimes ask us about [page:mild|the MILD procedure], but it is meant for "
                "the low back only and is not a treatment for neck pain.[ref:orthovirginia]</p>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Should I buy a special pillow?",
                    "answer": (
                        "<p>You may not need one, because what matters is that the pillow supports your "
                        "neck and keeps your head in line with your body.[ref:nhs-scotland-neck-pain] It "
                        "is sensible to try the pillows that you already have at home first.</p>"
                    ),
                },
                {
                    "question": "Should I rest my neck?",
                    "answer": (
                        "<p>A short rest is fine, but after that it is usually better to keep the neck gently "
                        "moving than to wear a collar.[ref:unitedhealthkent-neck-pain]</p>"
                    ),
                },
            ],
        ),
    ],
}
