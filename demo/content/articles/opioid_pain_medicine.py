"""The article “Opioid pain medicine: benefits and harms”."""

OPIOID_PAIN_MEDICINE = {
    "title": "Opioid pain medicine: benefits and harms",
    "slug": "opioid-pain-medicine",
    "search_description": (
        "What opioid pain medicine can and cannot do, its side effects, who is at higher risk, and how "
        "to keep it safe at home."
    ),
    "teaser": "What it can do, what it cannot, and how to stay safer.",
    "drawing": "scene-pill-bottle",
    "introduction": (
        "Opioids are strong pain medicines. They have a place in care, and they have real harms. Here "
        "is what we would tell a friend."
    ),
    "authors": ["priya-raghunandan-cole"],
    "topics": ["medicines"],
    "procedures": [],
    "conditions": [],
    "related": ["exercise-with-arthritis", "your-first-visit"],
    "reviewed_by": "mei-lin-castellanos",
    "published_days_ago": 96,
    "updated_days_ago": 20,
    "reviewed_days_ago": 21,
    "body": [
        ("heading", {"text": "What they may do", "level": "h2"}),
        (
            "text",
            (
                "<p>An opioid may ease pain for some people. But it is seldom the only choice, and "
                "often not the first one. For many kinds of short-term pain, other treatments work at "
                "least as well.[ref:cdc-2022-opioids] For pain that lasts more than a month, other "
                "treatments come first.[ref:cdc-2022-opioids]</p>"
                "<p>One trial followed 240 people with back pain or with arthritis of the hip or knee "
                "for 12 months.[ref:krebs-2018] In daily life, people on opioids did no better than "
                "people on other pain medicine.[ref:krebs-2018] Their pain was slightly "
                "worse.[ref:krebs-2018]</p>"
                "<p>A higher dose is not always a better dose. Doctors compare doses in “morphine "
                "milligram equivalents.” Above about 50 of these a day, there is little proof of more "
                "relief, but the number is not a fixed limit.[ref:meded101]</p>"
            ),
        ),
        ("heading", {"text": "What they may harm", "level": "h2"}),
        (
            "text",
            (
                "<p>The most common side effect is constipation: hard stools that are slow to "
                "pass.[ref:drugs-com-opioids] Others are:</p>"
                "<ul><li>feeling sick to your stomach or itchy[ref:cdc-opioid-patients]</li>"
                "<li>feeling sleepy, dizzy or confused[ref:cdc-opioid-patients]</li>"
                "<li>low testosterone, a hormone[ref:cdc-opioid-patients]</li>"
                "<li>more pain, because the body grows more sensitive to it[ref:cdc-opioid-patients]</li>"
                "</ul>"
                "<h3>Two words to know</h3>"
                "<p><b>Tolerance</b> means that you need more of the drug for the same relief. "
                "<b>Physical dependence</b> means that you feel ill when the drug is "
                "stopped.[ref:commonspirit-opioids] If you take an opioid now, speak with the person "
                "who prescribes it before you change anything.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "urgent",
                "heading": "Too much can stop your breathing",
                "text": (
                    "<p>An overdose slows breathing and can kill.[ref:cdc-opioid-patients] If you "
                    "think that someone took too much, call 911 at once.</p>"
                ),
            },
        ),
        ("heading", {"text": "Who is at higher risk", "level": "h2"}),
        (
            "text",
            (
                "<p>The risk of an overdose is higher for people who:</p>"
                "<ul><li>drink alcohol[ref:cdc-opioid-patients]</li>"
                "<li>take a benzodiazepine, a kind of medicine for worry or "
                "sleep[ref:cdc-opioid-patients]</li>"
                "<li>have sleep apnea, which means that breathing stops and starts in "
                "sleep[ref:cdc-opioid-patients]</li>"
                "<li>are over 65[ref:cdc-opioid-patients]</li>"
                "</ul>"
                "<p>Please tell us about all of these. We do not ask in order to judge you, but "
                "because the answer changes what is safe.</p>"
            ),
        ),
        ("heading", {"text": "How we decide together", "level": "h2"}),
        (
            "text",
            (
                "<p>The CDC, the nation’s public health agency, has a guide for doctors. It has 12 "
                "points in four groups: whether to start, which drug and dose, how long, and how to "
                "lower the risk.[ref:cdc-2022-opioids] It is for adults outside the hospital. It is "
                "not about cancer, sickle cell disease, or care near the end of "
                "life.[ref:cdc-2022-opioids]</p>"
                "<p>The guide is not a set of rigid rules. Using it is up to each doctor, and it "
                "should support care for the person, not take its place.[ref:cdc-opioid-principles] So "
                "we look at you, your goals and your risks.</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "We name a goal",
                    "text": (
                        "<p>Not “no pain,” but something you can see. For example: to cook a meal, or "
                        "walk to the mailbox.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We look at other choices",
                    "text": (
                        "<p>Other medicine, movement, and sometimes a procedure. Each of them has "
                        "risks, too.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We check your risks",
                    "text": (
                        "<p>Your other medicines, alcohol, sleep and age all "
                        "count.[ref:cdc-opioid-patients]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We set a day to look again",
                    "text": (
                        "<p>If the goal is not met, or side effects are too much, we change the plan "
                        "with you.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "At home", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Keep the bottle where no one else can reach it.</p>",
                    "<p>Take it just as the label says.</p>",
                    "<p>Tell each doctor and pharmacist that you take it.</p>",
                    ("<p>Take leftover pills to a take-back site or drop box.[ref:fda-opioid-disposal]</p>"),
                ],
                "dont": [
                    (
                        "<p>Do not drink alcohol with it. It raises the risk of an "
                        "overdose.[ref:cdc-opioid-patients]</p>"
                    ),
                    "<p>Do not share pills, not even with family.</p>",
                    (
                        "<p>Do not flush pills or put them in the trash before you read the label or "
                        "the FDA list.[ref:fda-opioid-disposal]</p>"
                    ),
                    "<p>Do not change the dose on your own. Call first.</p>",
                ],
            },
        ),
        ("heading", {"text": "Questions people ask us", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Will you take my medicine away?",
                    "answer": (
                        "<p>Not without a talk. The CDC guide is not meant to be used as a rigid "
                        "limit.[ref:cdc-opioid-principles] We look at what the medicine does for you "
                        "and what it costs you. Then we plan together.</p>"
                    ),
                },
                {
                    "question": "I need more for the same relief. What does that mean?",
                    "answer": (
                        "<p>It may be tolerance.[ref:commonspirit-opioids] Tell us soon. Do not take "
                        "more on your own: an overdose can kill.[ref:cdc-opioid-patients]</p>"
                    ),
                },
                {
                    "question": "What may I try besides pills?",
                    "answer": (
                        "<p>That depends on your pain. For arthritis, "
                        "[page:exercise-with-arthritis|movement can lower joint "
                        "pain].[ref:cdc-arthritis] It can take up to 8 weeks to get used to, so you "
                        "build up slowly.[ref:cdc-arthritis-staying-active]</p>"
                    ),
                },
            ],
        ),
    ],
}
