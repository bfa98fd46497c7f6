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
        "Opioids are strong medicines that have a place in the care of pain, and they can also do "
        "real harm. Here is what we would tell a friend who asks us about them."
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
                "<p>An opioid may ease pain for some people, but it is seldom the only choice and often "
                "not the first one. For many kinds of short-term pain, treatments without an opioid work "
                "at least as well. For pain that lasts more than a month, they are "
                "preferred.[ref:cdc-2022-opioids]</p>"
                "<p>One trial followed 240 people with back pain or with arthritis of the hip or knee "
                "for 12 months.[ref:krebs-2018] The people who took opioids managed daily life no better "
                "than those on other pain medicine, and by the end their pain was slightly "
                "worse.[ref:krebs-2018]</p>"
                "<p>A higher dose is not always a better dose. Doctors compare the strength of these "
                "medicines in “morphine milligram equivalents,” and above about 50 a day there is little "
                "proof of more relief.[ref:meded101] The number is a point at which to stop and think, "
                "not a fixed limit.[ref:meded101]</p>"
            ),
        ),
        ("heading", {"text": "What they may harm", "level": "h2"}),
        (
            "text",
            (
                "<p>The most common side effect is constipation, which means that stools grow hard "
                "and slow to pass.[ref:drugs-com-opioids] Other side effects that you may notice "
                "are:</p>"
                "<ul><li>feeling sick to your stomach or itchy[ref:cdc-opioid-patients]</li>"
                "<li>feeling sleepy, dizzy or confused[ref:cdc-opioid-patients]</li>"
                "<li>low testosterone, a hormone[ref:cdc-opioid-patients]</li>"
                "<li>more pain, because the body grows more sensitive to it"
                "[ref:cdc-opioid-patients]</li>"
                "</ul>"
                "<h3>Two words to know</h3>"
                "<p><b>Tolerance</b> means that over time you need more of the medicine for the "
                "same relief, and <b>physical dependence</b> means that you feel ill when it is "
                "stopped.[ref:commonspirit-opioids] If you take an opioid now, please speak with "
                "the person who prescribes it before you change anything.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "urgent",
                "heading": "Too much can stop your breathing",
                "text": (
                    "<p>An overdose slows a person’s breathing and can kill."
                    "[ref:cdc-opioid-patients] If you think that someone has taken too much, call "
                    "911 at once.</p>"
                ),
            },
        ),
        ("heading", {"text": "Who is at higher risk", "level": "h2"}),
        (
            "text",
            (
                "<p>The risk of an overdose is higher for people who do or have any of these "
                "things:</p>"
                "<ul><li>drink alcohol[ref:cdc-opioid-patients]</li>"
                "<li>take a benzodiazepine, a kind of medicine for worry or sleep"
                "[ref:cdc-opioid-patients]</li>"
                "<li>have sleep apnea, which means that breathing stops and starts in sleep"
                "[ref:cdc-opioid-patients]</li>"
                "<li>are over 65[ref:cdc-opioid-patients]</li>"
                "</ul>"
                "<p>Please tell us about all of these, even if it is not easy to talk about. We do "
                "not ask in order to judge you, but because your answer changes what is safe for "
                "you.</p>"
            ),
        ),
        ("heading", {"text": "How we decide together", "level": "h2"}),
        (
            "text",
            (
                "<p>The Centers for Disease Control and Prevention (CDC), the nation’s public health "
                "agency, has a guide for doctors with 12 points in four groups.[ref:cdc-2022-opioids] "
                "They are about whether to start, which medicine and dose to use, how long to continue, "
                "and how to lower the risk.[ref:cdc-2022-opioids] It is written for adults treated "
                "outside of the hospital, and does not cover cancer, sickle cell disease, or care near "
                "the end of life.[ref:cdc-2022-opioids]</p>"
                "<p>The guide is not a set of rigid rules. Using it is voluntary, and it is there to "
                "support the care of each person and not to take its place.[ref:cdc-opioid-principles] "
                "That is why we look at you, your goals and your own risks before we say anything about "
                "a dose.</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "We name a goal",
                    "text": (
                        "<p>A goal such as “no pain” is hard to reach, so we look for something visible, "
                        "such as cooking a meal or walking to the mailbox.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We look at other choices",
                    "text": (
                        "<p>There may be another medicine, a plan for movement, or sometimes a procedure "
                        "that could help, and we discuss the risks of each.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We check your risks",
                    "text": (
                        "<p>We ask about your other medicines, alcohol, sleep and age, because all "
                        "of these change the risk of an overdose.[ref:cdc-opioid-patients]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We set a day to look again",
                    "text": (
                        "<p>If you have not reached the goal by then, or if the side effects are "
                        "too much for you, we change the plan together.</p>"
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
                    (
                        "<p>Keep the bottle in a place where no one else, and above all no child, "
                        "can reach it.</p>"
                    ),
                    ("<p>Take the medicine exactly as the label says, and write down when you took it.</p>"),
                    ("<p>Tell every doctor, dentist and pharmacist you see that you take it.</p>"),
                    (
                        "<p>Take leftover pills to a take-back site or a drop box for medicines."
                        "[ref:fda-opioid-disposal]</p>"
                    ),
                ],
                "dont": [
                    (
                        "<p>Do not drink alcohol while you take it, because alcohol raises the risk "
                        "of an overdose.[ref:cdc-opioid-patients]</p>"
                    ),
                    ("<p>Do not share your pills with anyone, not even with your own family.</p>"),
                    (
                        "<p>Do not flush pills or put them in the trash before you read the label or "
                        "the list of the US agency for drug safety (FDA).[ref:fda-opioid-disposal]</p>"
                    ),
                    ("<p>Do not change the dose on your own, and call us first if you want to.</p>"),
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
                        "<p>Not without talking it over with you first, because the CDC guide is "
                        "not meant to be used as a rigid limit.[ref:cdc-opioid-principles] We look "
                        "with you at what the medicine does for you and at what it costs you, and "
                        "then we make a plan together.</p>"
                    ),
                },
                {
                    "question": "I need more for the same relief. What does that mean?",
                    "answer": (
                        "<p>It may be a sign of tolerance, so please tell us soon."
                        "[ref:commonspirit-opioids] Do not take more of the medicine on your own, "
                        "because an overdose can kill.[ref:cdc-opioid-patients]</p>"
                    ),
                },
                {
                    "question": "What may I try besides pills?",
                    "answer": (
                        "<p>That depends on where your pain comes from. In people with arthritis, "
                        "for example, [page:exercise-with-arthritis|being active can lower joint "
                        "pain].[ref:cdc-arthritis] Your body may need up to 8 weeks to get used to "
                        "it, so you build up slowly.[ref:cdc-arthritis-staying-active]</p>"
                    ),
                },
            ],
        ),
    ],
}
