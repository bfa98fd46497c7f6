"""The article “Sleeping with a sore neck”."""

from .warning_signs import CALL_911_FOR_YOUR_NECK, CALL_US_ABOUT_YOUR_NECK

SLEEPING_WITH_A_SORE_NECK = {
    "title": "Sleeping with a sore neck",
    "slug": "sleeping-with-a-sore-neck",
    "search_description": (
        "Simple changes to try at night when your neck hurts: pillow, position and a calm evening, and "
        "when to call us."
    ),
    "teaser": "Pillow, position and patience: what to try tonight.",
    "drawing": "scene-pillow",
    "introduction": (
        "A pillow that keeps your head in line with your body may help you rest, and so may a few other small "
        "changes. They are not a cure, and some signs in the neck need help at once, also at night."
    ),
    "authors": ["joanna-weatherby-nakai"],
    "topics": ["living-with-pain"],
    "procedures": [],
    "conditions": ["pinched-nerve-in-the-neck"],
    "related": ["neck-pain-habits"],
    "reviewed_by": "mei-lin-castellanos",
    "published_days_ago": 150,
    "updated_days_ago": None,
    "reviewed_days_ago": 149,
    "body": [
        CALL_911_FOR_YOUR_NECK,
        CALL_US_ABOUT_YOUR_NECK,
        ("heading", {"text": "First, some comfort", "level": "h2"}),
        (
            "text",
            (
                "<p>Most neck pain does not last long,[ref:unitedhealthkent-neck-pain] and it seldom has "
                "one single cause, because more often several things come "
                "together.[ref:gait-posture-neck] So a change at night may help a little, and a change "
                "in the day a little more, but we cannot promise that it is enough.</p>"
            ),
        ),
        ("heading", {"text": "Your pillow", "level": "h2"}),
        (
            "text",
            (
                "<p>Think of a straight line: your head should be in line with your body, and the pillow "
                "should support your neck.[ref:nhs-scotland-neck-pain] If the pillow pushes your chin "
                "down to your chest, it may be too high. If your head tips back or falls to the side, "
                "the pillow may be too low.</p>"
                "<p>Instead of buying another pillow today, you can fold a towel and place it in the "
                "pillow case, under the neck. After that, add another fold or take one away until the "
                "position feels comfortable.</p>"
            ),
        ),
        (
            "figure",
            {
                "pictures": [
                    {
                        "drawing": "scene-pillow",
                        "image": None,
                        "label": "Head in line with the body",
                    },
                ],
                "caption": (
                    "<p>The head lies in line with the body, and the pillow fills the space below the "
                    "neck.</p>"
                ),
            },
        ),
        ("heading", {"text": "How you lie", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Try sleeping in a position on your side or on your back.</p>",
                    "<p>Keep your head in line with the rest of your body.[ref:nhs-scotland-neck-pain]</p>",
                    "<p>Hug a second pillow if your arm needs a more comfortable place to rest.</p>",
                    "<p>When you turn, move your entire body and not only your head.</p>",
                ],
                "dont": [
                    ("<p>Do not sleep on your stomach if you can help it.[ref:nhs-scotland-neck-pain]</p>"),
                    "<p>Do not pile up pillows in order to read in bed for hours.</p>",
                    "<p>Do not fall asleep in a chair with your head hanging down.</p>",
                ],
            },
        ),
        ("heading", {"text": "Before bed", "level": "h2"}),
        (
            "steps",
            [
                {
                    "title": "Put the screen away",
                    "text": (
                        "<p>If you have to look at a screen, hold it at the level of your eyes and "
                        "keep your head over your spine.[ref:mayo-neck-pain]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Move a little",
                    "text": (
                        "<p>Turn your head slowly from side to side, as far as it feels comfortable, "
                        "because gentle movement is usually better than a "
                        "collar.[ref:unitedhealthkent-neck-pain]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Warm up or cool down",
                    "text": (
                        "<p>Some people enjoy a warm shower, while others prefer a cool cloth. Use "
                        "whatever feels comfortable to you, but only for a short time, and remember to "
                        "protect your skin.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "Keep to a set time",
                    "text": (
                        "<p>Go to bed and get up at about the same time, and keep the bedroom dark, cool "
                        "and quiet.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "In the middle of the night", "level": "h2"}),
        (
            "text",
            (
                "<p>If you lie awake, do not fight it, but get up, walk a few steps, and drink a sip of "
                "water. Then sit in dim light until you feel sleepy again, and only after that try "
                "another position.</p>"
                "<p>Please be careful with medicines at night. Never take an "
                "[page:opioid-pain-medicine|opioid] together with alcohol or sleeping "
                "pills.[ref:medlineplus-opioid-overdose] Before you add any other medicine, please call "
                "us and ask whether it is safe for you.</p>"
            ),
        ),
        ("heading", {"text": "In the morning", "level": "h2"}),
        (
            "text",
            (
                "<p>A stiff neck in the morning is no reason to stay in bed. Sit up slowly, roll your "
                "shoulders, and turn your head to the left and to the right. During the day, take breaks "
                "from your chair, because sitting still for a long time is a major risk factor for neck "
                "pain.[ref:gait-posture-neck]</p>"
                "<p>Over time, exercise that makes the neck and the upper body stronger may "
                "help.[ref:sterling-2019] The effect is moderate and short-term, however, and the "
                "evidence for it is moderate at the most.[ref:sterling-2019] Physical therapists in the "
                "US have a guideline for neck pain, and one of them can show you how to "
                "begin.[ref:blanpied-2017]</p>"
            ),
        ),
        (
            "timeline",
            [
                {
                    "when": "Night 1",
                    "text": "<p>Change only the pillow, and leave everything else as it is.</p>",
                },
                {"when": "Night 3", "text": "<p>Change the position in which you lie down to sleep.</p>"},
                {
                    "when": "Night 5",
                    "text": "<p>Change what you usually do in the hour before you go to bed.</p>",
                },
                {
                    "when": "Night 7",
                    "text": (
                        "<p>Ask yourself which of these changes made a difference, and keep that one.</p>"
                    ),
                },
            ],
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "A limit to keep in mind",
                "text": (
                    "<p>We cannot promise that better habits prevent neck pain, so if your pain stays, "
                    "please do not think that it is your fault.</p>"
                ),
            },
        ),
        ("heading", {"text": "When you should call", "level": "h2"}),
        (
            "text",
            (
                "<p>Call us if the pain wakes you night after night, if it does not settle, or if you "
                "are worried about it.</p>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Which mattress should I buy?",
                    "answer": (
                        "<p>We do not know of a mattress that suits everyone, but if you wake up sore "
                        "only at home, yours may be worth examining.</p>"
                    ),
                },
                {
                    "question": "Should I sleep in a collar?",
                    "answer": (
                        "<p>Better not, because it is usually better to keep the neck "
                        "gently moving than to wear a collar.[ref:unitedhealthkent-neck-pain]</p>"
                    ),
                },
            ],
        ),
    ],
}
