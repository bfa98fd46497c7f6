"""The article “Epidural steroid injection: what to expect”."""

EPIDURAL_INJECTION_WHAT_TO_EXPECT = {
    "title": "Epidural steroid injection: what to expect",
    "slug": "epidural-injection-what-to-expect",
    "search_description": (
        "What an epidural steroid injection is, what it may do, what it may not, the FDA warning, and "
        "signs that need help at once."
    ),
    "teaser": "A shot of medicine near the nerve roots: what it may do, and what to watch for.",
    "drawing": "procedure-epidural",
    "introduction": (
        "An epidural steroid injection puts medicine near sore nerves in the back. It may ease the "
        "pain for some people, but not for all. Here is what to know first."
    ),
    "authors": ["priya-raghunandan-cole"],
    "topics": ["treatments", "medicines"],
    "procedures": ["epidural-steroid-injection"],
    "conditions": ["lumbar-spinal-stenosis", "herniated-disc"],
    "related": ["mild-explained"],
    "reviewed_by": "samuel-oyelaran-brandt",
    "published_days_ago": 45,
    "updated_days_ago": None,
    "reviewed_days_ago": 44,
    "body": [
        ("heading", {"text": "What it is", "level": "h2"}),
        (
            "text",
            (
                "<p>A steroid is a medicine that calms swelling. In this shot, the doctor places it in "
                "the space around the nerve roots, often with numbing medicine.[ref:cohen-2021] That "
                "space is called the epidural space. A nerve root is the place where a nerve branches "
                "off from the spine.</p>"
                "<p>It is widely used for nerve pain from a slipped disc or from a tight "
                "canal.[ref:cohen-2021] It has been called the most common procedure for "
                "pain.[ref:bicket-2013] That it is common does not mean it is right for you.</p>"
            ),
        ),
        ("procedure_card", {"page": "epidural-steroid-injection"}),
        ("heading", {"text": "Three ways to get there", "level": "h2"}),
        (
            "text",
            (
                "<p>There are three routes:[ref:cohen-2021]</p>"
                "<ul><li><b>Transforaminal:</b> from the side, where a nerve leaves the spine.</li>"
                "<li><b>Interlaminar:</b> from the back, between two bones.</li>"
                "<li><b>Caudal:</b> from low down, near the tailbone.</li>"
                "</ul>"
                "<p>Ask your doctor which route is planned for you, and why.</p>"
            ),
        ),
        ("heading", {"text": "What it may do for you", "level": "h2"}),
        (
            "text",
            (
                "<p>It may ease nerve pain, but it is less clear how much of that comes from the "
                "steroid itself. Shots in this space without steroid may also ease pain to some "
                "degree, though few good trials have compared them.[ref:bicket-2013]</p>"
                "<p>For a tight canal in the low back, a trial of 400 people put this to the "
                "test.[ref:friedly-2014] It was double-blind, which keeps hope and habit from tilting "
                "the result. At six weeks, steroid with a numbing medicine did little or no better "
                "than the numbing medicine alone.[ref:friedly-2014] And a long-term benefit for "
                "stenosis has not been shown.[ref:katz-2022]</p>"
            ),
        ),
        ("heading", {"text": "What may go wrong", "level": "h2"}),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "The FDA warning",
                "text": (
                    "<p>In April 2014 the FDA, which checks medicines, told makers to add a warning to "
                    "the label.[ref:fda-2014-epidural] In rare cases people lost their sight, had a "
                    "stroke, were paralyzed, or died.[ref:fda-2014-epidural] The FDA has not approved "
                    "these drugs for this use, and it says that neither the benefit nor the safety is "
                    "settled.[ref:fda-2014-epidural]</p>"
                ),
            },
        ),
        (
            "text",
            (
                "<p>You should know this before you say yes, so ask us why we think it is worth it for "
                "you. If you are not sure, you can say no or not yet.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "emergency",
                "heading": "After the shot, call 911 for",
                "text": (
                    "<ul><li>a change in your sight[ref:fda-2014-epidural]</li>"
                    "<li>new numbness or tingling[ref:fda-2014-epidural]</li>"
                    "<li>a very bad headache[ref:fda-2014-epidural]</li>"
                    "<li>a seizure[ref:fda-2014-epidural]</li>"
                    "</ul>"
                ),
            },
        ),
        ("heading", {"text": "How we plan it with you", "level": "h2"}),
        ("text", "<p>These are the steps in our clinic. Your own written plan comes first.</p>"),
        (
            "timeline",
            [
                {
                    "when": "Before",
                    "text": (
                        "<p>We ask about your medicines, allergies, blood sugar and any infection. "
                        "Tell us about blood thinners. Do not stop any medicine unless we ask you to.</p>"
                    ),
                },
                {
                    "when": "The same day",
                    "text": (
                        "<p>Please come with someone who can take you home. You get a written plan "
                        "before you leave.</p>"
                    ),
                },
                {
                    "when": "The next day",
                    "text": "<p>A nurse calls to ask how you are. You can ask anything.</p>",
                },
                {
                    "when": "2 weeks later",
                    "text": (
                        "<p>We look at your diary with you. Was it worth it? If not, we do not just "
                        "repeat it.</p>"
                    ),
                },
            ],
        ),
        (
            "text",
            (
                "<p>How many shots are too many? One large trial set a limit of four in a "
                "year.[ref:midas-encore-protocol] That was a rule of the trial, so ask us what is wise "
                "for you.</p>"
            ),
        ),
        ("heading", {"text": "Get ready", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Bring a list of all your medicines.</p>",
                    "<p>Tell us if you have diabetes or have had a bad reaction to a shot.</p>",
                    "<p>Keep a short pain diary before and after.</p>",
                    "<p>Ask which drug and which route we plan to use.</p>",
                ],
                "dont": [
                    "<p>Do not come if you have a fever. Call us first.</p>",
                    "<p>Do not drive yourself home.</p>",
                    "<p>Do not wait for a call back if you have one of the signs above.</p>",
                ],
            },
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Will it cure my back?",
                    "answer": (
                        "<p>No one should promise that. It may ease nerve pain. For stenosis, no "
                        "long-term benefit has been shown.[ref:katz-2022]</p>"
                    ),
                },
                {
                    "question": "Could I have the shot without a steroid?",
                    "answer": (
                        "<p>Ask us. Such shots may ease pain to some degree, too, but there are few "
                        "good trials.[ref:bicket-2013]</p>"
                    ),
                },
                {
                    "question": "What else could I try?",
                    "answer": (
                        "<p>For stenosis, the first steps are changes in your day, anti-inflammatory "
                        "medicine and physical therapy.[ref:katz-2022] They may not be enough, and "
                        "then we talk again.</p>"
                    ),
                },
            ],
        ),
    ],
}
