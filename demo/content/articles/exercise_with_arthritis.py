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
        "Moving can lower joint pain, and it is safe for people with arthritis. Begin with a few minutes "
        "twice a day, add time slowly, and do less on a bad day."
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
                "<p>Yes, being active is safe for people with arthritis, a condition in which a joint is "
                "worn or swollen.[ref:cdc-arthritis] Regular activity can lower joint pain, lift your "
                "mood and help you do more of the things that make up your day.[ref:cdc-arthritis]</p>"
                "<p>It has its limits: it takes time, it does not take all of the pain away, and on some "
                "days it will not go well. If it feels difficult, you are not alone. About 15 million "
                "adults in the US have severe joint pain from arthritis, and almost half of them are not "
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
                "<p>That is a goal for later on, and not for next Monday. If you are new to exercise, "
                "begin with only 3 to 5 minutes twice a day.[ref:cdc-smart] Then add "
                "time slowly, because it can take up to 8 weeks until a new level of activity feels "
                "normal to your body.[ref:cdc-smart]</p>"
            ),
        ),
        ("heading", {"text": "A gentle way to build up", "level": "h2"}),
        (
            "timeline",
            [
                {
                    "when": "Week 1",
                    "text": (
                        "<p>Choose one kind of movement that you enjoy, and try it for 3 to 5 minutes "
                        "twice a day.[ref:cdc-smart]</p>"
                    ),
                },
                {
                    "when": "Next few weeks",
                    "text": (
                        "<p>Add a little more time whenever it feels comfortable, and remember to warm up before "
                        "you begin and to cool down afterward.[ref:cdc-smart]</p>"
                    ),
                },
                {
                    "when": "Up to 8 weeks",
                    "text": (
                        "<p>Give your body this much time to get used to the new level of "
                        "activity.[ref:cdc-smart] It is fine to go slowly, and it is "
                        "also fine to pause for a day when you need to.</p>"
                    ),
                },
                {
                    "when": "Later",
                    "text": (
                        "<p>Add exercises for your muscles, and for your balance too if you are an older "
                        "adult.[ref:cdc-arthritis] A physical therapist or one of us can show you how to "
                        "do these exercises safely.</p>"
                    ),
                },
            ],
        ),
        ("heading", {"text": "Kinds of movement that are kind to joints", "level": "h2"}),
        (
            "text",
            (
                "<p>These kinds of activity are gentle to the joints, and all of them count:</p>"
                "<ul><li>a brisk walk or an easy ride on a bicycle[ref:cdc-arthritis]</li>"
                "<li>swimming, or an exercise class in water[ref:cdc-arthritis]</li>"
                "<li>light work in the garden[ref:cdc-arthritis]</li>"
                "<li>dancing, or tai chi with a group or a teacher[ref:cdc-arthritis]</li>"
                "</ul>"
                "<p>Tai chi is a series of slow and flowing movements that you do while standing. A "
                "national guideline strongly recommends it for people who have arthritis of the knee or "
                "the hip.[ref:acr-2019] The same guideline gives weaker support to exercises for "
                "balance.[ref:acr-2019]</p>"
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
                    "<p>Exercise in water and work in the garden both count, so choose the one that "
                    "you would like to do again tomorrow.</p>"
                ),
            },
        ),
        ("heading", {"text": "Five things to keep in mind", "level": "h2"}),
        (
            "text",
            (
                "<p>The Centers for Disease Control and Prevention (CDC), the nation’s public health "
                "agency, sums up its advice for people with arthritis in five points:</p>"
                "<ol><li><b>Start low, go slow:</b> at first, do a little less than you think you can "
                "manage, and add more over the following weeks.[ref:cdc-smart]</li>"
                "<li><b>Change the plan on a bad day:</b> take a shorter walk than you had planned, or "
                "exercise only your arms while you sit.[ref:cdc-smart]</li>"
                "<li><b>Choose activities that are gentle to your joints.</b>[ref:cdc-smart]</li>"
                "<li><b>Know where it is safe:</b> look for places with level ground, good lighting and "
                "somewhere to sit down when you get tired.[ref:cdc-smart]</li>"
                "<li><b>Talk with a professional:</b> you can ask your own doctor, a physical therapist "
                "or any of us about what suits you.[ref:cdc-smart]</li></ol>"
            ),
        ),
        ("heading", {"text": "Good habits and poor ones", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    (
                        "<p>Warm up your muscles before you start, and cool down when you have "
                        "finished.[ref:cdc-smart]</p>"
                    ),
                    ("<p>Plan your exercise for the time of day when your joints feel most at ease.</p>"),
                    ("<p>Wear shoes that support your feet and make you feel steady.</p>"),
                    (
                        "<p>Count the short sessions too, because over a week they add up."
                        "[ref:cdc-arthritis]</p>"
                    ),
                ],
                "dont": [
                    "<p>Do not try to make up for a lost week on a single day.</p>",
                    "<p>Do not begin with more than you are able to finish.</p>",
                    ("<p>Do not compare yourself with the other people in your class.</p>"),
                ],
            },
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "When to stop",
                "text": (
                    "<p>Stop for chest pain, marked dizziness or shortness of breath. Call 911 for chest "
                    "pain or pressure, also if it fades. Call us about a joint that is hot and swollen, "
                    "or a pain that is sharp or keeps getting worse.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "Not sure where to start?",
                "text": (
                    "<p>Tell us what you used to enjoy, and we can help you find a form of it that fits "
                    "you now. If you have trouble with your heart or lungs, or if you fall easily, "
                    "please talk with your doctor before you begin.</p>"
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
                        "<p>Try a smaller version of what you had planned, because the advice for bad "
                        "days is to change the plan and not to give up.[ref:cdc-smart] If even the "
                        "smaller version feels wrong, rest today and try again tomorrow.</p>"
                    ),
                },
                {
                    "question": "Is ten minutes even worth it?",
                    "answer": (
                        "<p>Yes, it is, because even sessions of 5 or 10 minutes count toward the "
                        "total of your week.[ref:cdc-arthritis]</p>"
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
