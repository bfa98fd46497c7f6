"""The article “Opioid pain medicine: benefits and harms”."""

OPIOID_PAIN_MEDICINE = {
    "title": "Opioid pain medicine: benefits and harms",
    "slug": "opioid-pain-medicine",
    "search_description": (
        "What opioid pain medicine can and cannot do, why you never stop suddenly, naloxone, signs of addiction, "
        "and how to keep it safe at home."
    ),
    "teaser": "What it can do, what it cannot, and how to stay safer.",
    "drawing": "scene-pill-bottle",
    "introduction": (
        "Opioids are strong medicines. They may ease pain, and they can also stop your breathing or lead to "
        "addiction. If you take one, keep naloxone at home, never stop suddenly, and never mix it with alcohol or "
        "sleeping pills."
    ),
    "authors": ["priya-raghunandan-cole"],
    "topics": ["medicines"],
    "procedures": [],
    "conditions": [],
    "related": ["anti-inflammatory-pills", "exercise-with-arthritis", "your-first-visit"],
    "reviewed_by": "mei-lin-castellanos",
    "published_days_ago": 96,
    "updated_days_ago": 20,
    "reviewed_days_ago": 21,
    "body": [
        (
            "callout",
            {
                "urgency": "emergency",
                "heading": "Signs of an overdose: call 911 and give naloxone",
                "text": (
                    "<ul><li>slow breathing, or no breathing</li><li>a gurgling sound, or blue lips</li>"
                    "<li>very small pupils</li><li>a person who cannot be woken up</li></ul>"
                    "<p>An overdose can kill. Naloxone does no harm if something else was the "
                    "cause.[ref:medlineplus-opioid-overdose]</p>"
                ),
            },
        ),
        ("heading", {"text": "Keep naloxone at home", "level": "h2"}),
        (
            "text",
            (
                "<p>Naloxone is a medicine that can reverse an overdose for a while. You can buy it as a nose "
                "spray at a pharmacy,[ref:medlineplus-opioid-overdose] and we offer it to you when we prescribe "
                "an opioid, above all when your risk is higher.[ref:cdc-2022-opioids]</p>"
                "<p>You cannot give it to yourself during an overdose. So show the people you live with where it "
                "is and how it works.</p>"
            ),
        ),
        ("heading", {"text": "Never stop suddenly", "level": "h2"}),
        (
            "text",
            (
                "<p>If you have taken an opioid for some time, do not stop it at once and do not cut the dose "
                "quickly. Sudden stops have led to severe withdrawal, pain out of control, distress and "
                "suicide.[ref:fda-2019-opioids]</p>"
                "<p>If you want to take less, talk with the person who prescribes it, and go down slowly "
                "together. After a year or more, about 10% less each month, or even slower, is easier to "
                "bear.[ref:cdc-2022-opioids] You should be checked at least once a month on the "
                "way.[ref:cdc-2022-opioids]</p>"
                "<p>Confusion, heavy sleepiness or slurred speech may be signs that an overdose is "
                "coming.[ref:cdc-2022-opioids] Then call 911.</p>"
                "<p>If withdrawal or pain makes you think of harming yourself, call or text 988 at any hour.</p>"
            ),
        ),
        ("heading", {"text": "Never with alcohol or sleeping pills", "level": "h2"}),
        (
            "text",
            (
                "<p>Never take an opioid with alcohol or sleeping pills.[ref:medlineplus-opioid-overdose] "
                "Together they can stop your breathing. These also raise the risk:</p>"
                "<ul><li>benzodiazepines, a kind of medicine for worry, and other calming "
                "medicines[ref:cdc-2022-opioids]</li>"
                "<li>sleep apnea, which means that breathing stops and starts in sleep[ref:cdc-2022-opioids]</li>"
                "<li>an age of 65 or more, when falls, constipation and trouble with thinking are more likely "
                "too[ref:cdc-2022-opioids]</li><li>a higher dose[ref:cdc-2022-opioids]</li>"
                "</ul><p>Doctors compare doses in morphine milligram equivalents a day. Against 1 to 19 of them, "
                "an overdose was 1.9 to 4.6 times as likely at 50 to 99.[ref:cdc-2022-opioids] At 100 or more it "
                "was 2.0 to 8.9 times as likely.[ref:cdc-2022-opioids]</p>"
                "<p>Do not stop any of your medicines on your own, but tell us about all of them. We do not ask "
                "in order to judge you. Your answer changes what is safe for you.</p>"
            ),
        ),
        ("heading", {"text": "Signs of addiction", "level": "h2"}),
        (
            "text",
            (
                "<p>Anyone who takes an opioid is at risk of addiction, and it is nobody’s fault. Watch for these "
                "signs in yourself and in people you love:[ref:medlineplus-safe-opioid-use]</p>"
                "<ul><li>taking more than the label says</li><li>taking another person’s pills</li>"
                "<li>taking it to get high</li><li>swings of mood</li>"
                "<li>poor decisions</li>"
                "</ul><p>Tell us if you see one of them. Addiction to opioids is treated with medicine, and "
                "stopping alone, without treatment, is not advised.[ref:cdc-2022-opioids]</p>"
                "<p>Two other words are not the same as addiction. <b>Tolerance</b> means that you need more for "
                "the same relief, and <b>physical dependence</b> means that you feel ill when the medicine is "
                "stopped.[ref:commonspirit-opioids]</p>"
            ),
        ),
        ("heading", {"text": "What they may do, and what they may harm", "level": "h2"}),
        (
            "text",
            (
                "<p>For many kinds of short-term pain, treatments without an opioid work at least as well. For "
                "pain that lasts more than a month, they are preferred.[ref:cdc-2022-opioids]</p>"
                "<p>One trial followed 240 people with back pain or with arthritis of the hip or knee for 12 "
                "months.[ref:krebs-2018] People who took opioids managed daily life no better than those on other "
                "pain medicine, and their pain was slightly worse.[ref:krebs-2018]</p>"
                "<p>The most common side effect is constipation, which means that stools grow hard and slow to "
                "pass.[ref:drugs-com-opioids] Others are:</p>"
                "<ul><li>feeling sick to your stomach or itchy[ref:cdc-2022-opioids]</li>"
                "<li>feeling sleepy, dizzy or confused[ref:cdc-2022-opioids]</li>"
                "<li>low testosterone, a hormone[ref:cdc-2022-opioids]</li>"
                "<li>more pain, because the body grows more sensitive to it[ref:cdc-2022-opioids]</li>"
                "</ul><p>Do not drive or use machines while you feel sleepy or dizzy.</p>"
            ),
        ),
        ("heading", {"text": "How we decide together", "level": "h2"}),
        (
            "text",
            (
                "<p>We use a guideline of the Centers for Disease Control and Prevention (CDC). It does not cover "
                "cancer, sickle cell disease or care near the end of life.[ref:cdc-2022-opioids] It is not a set "
                "of rigid limits, and it does not take the place of care for each "
                "person.[ref:cdc-opioid-principles]</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "We name a goal",
                    "text": (
                        "<p>“No pain” is hard to reach, so we look for something visible, such as cooking a meal "
                        "or walking to the mailbox.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We look at other choices",
                    "text": (
                        "<p>There may be another medicine, a plan for movement, or sometimes a procedure, and we "
                        "discuss the risks of each.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We set a day to look again",
                    "text": (
                        "<p>If you have not reached the goal by then, or if the side effects are too much for "
                        "you, we change the plan together and step by step.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "Store it safely, and get rid of the rest", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    (
                        "<p>Store it where children, pets and visitors cannot reach it, best in a locked box."
                        "[ref:medlineplus-opioid-overdose]</p>"
                    ),
                    "<p>Take it exactly as the label says, and write down when you took it.</p>",
                    "<p>Tell every doctor, dentist and pharmacist you see that you take it.</p>",
                    "<p>Take leftover pills to a take-back site or a drop box.[ref:fda-opioid-disposal]</p>",
                    (
                        "<p>If there is none near you, read the label: some of these medicines should be flushed "
                        "at once.[ref:fda-opioid-disposal]</p>"
                    ),
                ],
                "dont": [
                    "<p>Do not share your pills with anyone, not even with your own family.</p>",
                    "<p>Do not keep leftovers for another time.</p>",
                    "<p>Do not change the dose on your own, and call us first if you want to.</p>",
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
                        "<p>Not from one day to the next. We look with you at what the medicine does for you and "
                        "at what it costs you, and then we make a plan together.</p>"
                    ),
                },
                {
                    "question": "I need more for the same relief. What does that mean?",
                    "answer": (
                        "<p>It may be a sign of tolerance, so please tell us soon. Do not take more on your own, "
                        "because a higher dose makes an overdose more likely.[ref:cdc-2022-opioids]</p>"
                    ),
                },
                {
                    "question": "What may I try besides opioids?",
                    "answer": (
                        "<p>That depends on where your pain comes from. In people with arthritis, for example, "
                        "[page:exercise-with-arthritis|being active can lower joint pain],[ref:cdc-arthritis] "
                        "but it takes time and does not help everyone.</p>"
                    ),
                },
            ],
        ),
    ],
}
