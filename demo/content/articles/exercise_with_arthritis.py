"""The article “Moving with arthritis: start low, go slow”."""

EXERCISE_WITH_ARTHRITIS = {
    "title": "Moving with arthritis: start low, go slow",
    "slug": "exercise-with-arthritis",
    "search_description": (
        "How to start exercise with arthritis: how much, which kinds are kind to joints, how to build "
        "up, and what to do on a bad day."
    ),
    "teaser": "Short sessions count: five or ten minutes at a time is a fine start.",
    "drawing": "scene-arms",
    "introduction": (
        "When joints hurt, rest feels right. Yet gentle movement may help more. You can start with "
        "very little."
    ),
    "authors": ["mei-lin-castellanos", "joanna-weatherby-nakai"],
    "topics": ["movement", "living-with-pain"],
    "procedures": [],
    "conditions": [],
    "related": ["neck-pain-habits", "leaning-on-a-cart"],
    "reviewed_by": "tobias-lindqvist-amari",
    "published_days_ago": 61,
    "updated_days_ago": None,
    "reviewed_days_ago": 60,
    "body": [
        ("heading", {"text": "Is it safe?", "level": "h2"}),
        (
            "text",
            (
                "<p>Yes, being active is safe for people with arthritis.[ref:cdc-arthritis] Arthritis "
                "means that a joint is worn or swollen. Being active can lower joint pain, lift your "
                "mood and help you do more in your day.[ref:cdc-arthritis]</p>"
                "<p>It has limits, of course: it takes time, and on some days it will not go well. You "
                "are not alone if it feels hard: about 15 million adults in the US have severe joint "
                "pain from arthritis, and almost half of them are not "
                "active.[ref:cdc-arthritis-activity]</p>"
            ),
        ),
        ("heading", {"text": "How much is enough?", "level": "h2"}),
        (
            "fact_table",
            {
                "caption": "The goal for adults, with or without arthritis",
                "rows": [
                    {
                        "label": "Moderate activity",
                        "value": "150 minutes a week, or 75 minutes if it is hard work",
                        "references": ["cdc-arthritis"],
                    },
                    {
                        "label": "Muscle work",
                        "value": "2 days a week",
                        "references": ["cdc-arthritis"],
                    },
                    {
                        "label": "Older adults",
                        "value": "Add balance exercise",
                        "references": ["cdc-arthritis"],
                    },
                    {
                        "label": "Shortest session that counts",
                        "value": "5 or 10 minutes at a time is fine",
                        "references": ["cdc-arthritis"],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>That is a goal for later, not for Monday. If you are new to this, start with 3 to "
                "5 minutes, twice a day.[ref:cdc-arthritis-staying-active] Add time slowly, so that "
                "your body can get used to it.[ref:cdc-arthritis-staying-active] It can take up to 8 "
                "weeks to get used to a new level.[ref:cdc-arthritis-staying-active]</p>"
            ),
        ),
        ("heading", {"text": "A gentle way to build up", "level": "h2"}),
        (
            "timeline",
            [
                {
                    "when": "Week 1",
                    "text": (
                        "<p>Pick one thing you like. Try 3 to 5 minutes, twice a "
                        "day.[ref:cdc-arthritis-staying-active]</p>"
                    ),
                },
                {
                    "when": "Next few weeks",
                    "text": (
                        "<p>Add a little time when it feels all right. Warm up first and cool down "
                        "after.[ref:cdc-arthritis-staying-active]</p>"
                    ),
                },
                {
                    "when": "Up to 8 weeks",
                    "text": (
                        "<p>Give your body this long to get used to "
                        "it.[ref:cdc-arthritis-staying-active] Slow is fine. Pausing is fine.</p>"
                    ),
                },
                {
                    "when": "Later",
                    "text": (
                        "<p>Add muscle work, and balance work if you are older.[ref:cdc-arthritis] Ask "
                        "us or a therapist to show you how.</p>"
                    ),
                },
            ],
        ),
        ("heading", {"text": "Kinds of movement that are kind to joints", "level": "h2"}),
        (
            "text",
            (
                "<ul><li>a brisk walk or a bike ride[ref:cdc-arthritis]</li>"
                "<li>swimming or exercise in water[ref:cdc-arthritis]</li>"
                "<li>light work in the garden[ref:cdc-arthritis]</li>"
                "<li>dancing or tai chi[ref:cdc-arthritis]</li>"
                "</ul>"
                "<p>Tai chi is a set of slow, flowing moves. A national guideline strongly backs it "
                "for arthritis of the knee and hip.[ref:acr-2019] The same guideline gives balance "
                "exercise weaker support.[ref:acr-2019]</p>"
            ),
        ),
        (
            "figure",
            {
                "pictures": [
                    {"drawing": "scene-water", "image": None, "label": "Exercise in water"},
                    {"drawing": "scene-garden", "image": None, "label": "Light gardening"},
                ],
                "caption": (
                    "<p>Water and garden work both count. Choose what you would do again tomorrow.</p>"
                ),
            },
        ),
        ("heading", {"text": "Five things to keep in mind", "level": "h2"}),
        (
            "text",
            (
                "<p>The CDC, the nation’s public health agency, sums it up in this way:</p>"
                "<ol><li><b>Start low, go slow.</b> Do less than you think you can.[ref:cdc-smart]</li>"
                "<li><b>Change the plan on a bad day.</b> Do a shorter walk. Or do only the "
                "arms.[ref:cdc-smart]</li>"
                "<li><b>Choose moves that are kind to joints.</b>[ref:cdc-smart]</li>"
                "<li><b>Know where it is safe.</b> Look for flat ground, good light and a place to "
                "sit.[ref:cdc-smart]</li>"
                "<li><b>Talk with a professional.</b> That is us, your doctor or a "
                "therapist.[ref:cdc-smart]</li>"
                "</ol>"
            ),
        ),
        ("heading", {"text": "Good habits and poor ones", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Warm up before and cool down after.[ref:cdc-arthritis-staying-active]</p>",
                    "<p>Plan it for the time of day when you feel most at ease.</p>",
                    "<p>Wear shoes that feel steady.</p>",
                    "<p>Count the short sessions. They add up.[ref:cdc-arthritis]</p>",
                ],
                "dont": [
                    "<p>Do not make up for a lost week in one day.</p>",
                    "<p>Do not start with more than you can finish.</p>",
                    "<p>Do not compare yourself with others in the class.</p>",
                ],
            },
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "Not sure where to start?",
                "text": (
                    "<p>Tell us what you used to enjoy. We can help you find a form of it that fits "
                    "you now. If you have heart or lung trouble, or if you fall easily, talk with your "
                    "doctor first.</p>"
                ),
            },
        ),
        ("heading", {"text": "Two questions we hear often", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "I hurt today. Should I skip it?",
                    "answer": (
                        "<p>Try a smaller version. The advice is to modify on bad days, not to give "
                        "up.[ref:cdc-smart] If a small version still feels wrong, rest and try again "
                        "tomorrow.</p>"
                    ),
                },
                {
                    "question": "Is ten minutes even worth it?",
                    "answer": (
                        "<p>Yes. Sessions of 5 or 10 minutes count toward your week.[ref:cdc-arthritis]</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Want a plan made for you?",
                "text": (
                    "We can look at your joints, your balance and your goals, and suggest a safe place "
                    "to begin."
                ),
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
