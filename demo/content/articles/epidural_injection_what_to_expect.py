"""The article “Epidural steroid injection: what to expect”."""

from demo.content.conditions.warning_signs import EPIDURAL_DISPUTE

EPIDURAL_INJECTION_WHAT_TO_EXPECT = {
    "title": "Epidural steroid injection: what to expect",
    "slug": "epidural-injection-what-to-expect",
    "search_description": (
        "What an epidural steroid injection is, what it may do, what it may not, the FDA warning, and "
        "signs that need help at once."
    ),
    "teaser": "A shot of medicine near the nerve roots: what it may do, and what to watch for.",
    "drawing": "scene-ride",
    "introduction": (
        "An epidural steroid injection may ease nerve pain in the leg for some weeks. For a tight canal the "
        "steroid adds little or nothing, and rare harm can be very serious."
    ),
    "authors": ["priya-raghunandan-cole"],
    "topics": ["treatments", "medicines"],
    "procedures": ["epidural-steroid-injection"],
    "conditions": ["lumbar-spinal-stenosis", "herniated-disc", "sciatica"],
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
                "<p>A steroid is a medicine that calms swelling. In this procedure, the doctor places it "
                "in the space around the nerve roots, often together with numbing "
                "medicine.[ref:cohen-2021] That space is called the epidural space, and a nerve root is "
                "the place where a nerve branches off from the spine.</p>"
                "<p>The injection, or shot, is widely used for nerve pain from a slipped disc or from a "
                "tight canal.[ref:cohen-2021] It has even been called the most common procedure for "
                "pain.[ref:bicket-2013] The fact that it is common does not mean, however, that it is "
                "the right procedure for you.</p>"
            ),
        ),
        ("procedure_card", {"page": "epidural-steroid-injection"}),
        ("heading", {"text": "Three ways to get there", "level": "h2"}),
        (
            "text",
            (
                "<p>There are three routes by which the needle can get there:[ref:cohen-2021]</p>"
                "<ul><li><b>Transforaminal:</b> The needle comes in from the side, where a nerve leaves "
                "the spine.</li>"
                "<li><b>Interlaminar:</b> The needle comes in from the back, between two bones of the "
                "spine.</li><li><b>Caudal:</b> The needle comes in from low down, near the tailbone.</li>"
                "</ul><p>Ask your doctor which of these routes is planned for you, and why.</p>"
            ),
        ),
        ("heading", {"text": "What it may do for you", "level": "h2"}),
        (
            "text",
            (
                "<p>For pain from a nerve root, a review of 90 trials found that it probably helps with pain "
                "and disability for up to 3 months.[ref:armon-2025] Relief beyond that is not "
                "proven.[ref:armon-2025] It is less clear how much of that comes from the steroid itself. "
                "Injections into this space without a steroid may also ease pain to some degree, though few "
                "good trials have compared the two.[ref:bicket-2013]</p><p>For a tight canal in the low back, "
                "a trial of 400 people put this question to the test.[ref:friedly-2014] It was double-blind, "
                "which keeps hope and habit from tilting the result. At six weeks, steroid with a numbing "
                "medicine did little or no better than the numbing medicine alone.[ref:friedly-2014] A "
                "long-term benefit for stenosis, the medical word for a tight canal, has not been shown "
                "either.[ref:katz-2022]</p>" + EPIDURAL_DISPUTE
            ),
        ),
        ("heading", {"text": "What may go wrong", "level": "h2"}),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "The FDA warning",
                "text": (
                    "<p>In April 2014 the FDA, the agency that checks medicines, told makers to add a "
                    "warning to the label.[ref:fda-2014-epidural] In rare cases people had lost their "
                    "sight, had a stroke, been paralyzed, or died.[ref:fda-2014-epidural] The FDA has "
                    "not approved these medicines for this use, and it says that neither the benefit nor "
                    "the safety is established.[ref:fda-2014-epidural]</p>"
                ),
            },
        ),
        (
            "text",
            (
                "<p>There can also be:</p><ul><li>soreness, numbness or weakness for a "
                "while</li><li>bleeding, an infection, an injury to a nerve, or an allergic "
                "reaction[ref:goodman-2008]</li><li>a headache that is worse when you sit up, from a leak of "
                "spinal fluid</li><li>higher blood sugar for some days, above all with "
                "diabetes[ref:even-2012]</li><li>weaker bones when it is repeated[ref:mandel-2013]</li><li>no "
                "relief at all</li></ul><p>Ask us why we think that the injection is worth it for you. If you "
                "are not certain, you can say no or not yet.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "emergency",
                "heading": "After the shot, call 911 for",
                "text": (
                    "<ul><li>a change in your sight, dizziness, a very bad headache or a "
                    "seizure[ref:fda-2014-epidural]</li>"
                    "<li>sudden weakness or numbness of the face, an arm or a leg, or new "
                    "tingling[ref:fda-2014-epidural]</li>"
                    "<li>new weakness in a leg, or a new change in bladder or bowel[ref:uih-after]</li>"
                    "<li>fever, chills or a stiff neck[ref:uih-after]</li>"
                    "</ul>"
                ),
            },
        ),
        (
            "callout",
            {
                "urgency": "urgent",
                "heading": "Call us today for these",
                "text": (
                    "<ul><li>a headache that is worse sitting or standing and better lying down</li>"
                    "<li>very high sugar readings, if you have diabetes</li>"
                    "<li>redness, swelling or drainage where the needle went in</li></ul>"
                    "<p>If we are closed or do not answer, call our after-hours number, 202-555-0143. Do "
                    "not wait until we open.</p>"
                ),
            },
        ),
        ("heading", {"text": "How we plan it with you", "level": "h2"}),
        ("text", "<p>These are the usual steps in our clinic, but your own written plan comes first.</p>"),
        (
            "timeline",
            [
                {
                    "when": "Before",
                    "text": (
                        "<p>We ask about your medicines, your allergies, your blood sugar and any "
                        "infection. Tell us if you are or may be pregnant, and about blood thinners. Do not "
                        "stop a blood thinner on your own. We ask the doctor who prescribes it.</p>"
                    ),
                },
                {
                    "when": "The same day",
                    "text": (
                        "<p>Please come with someone who can take you home, and before you leave the "
                        "clinic, we give you a written plan.</p>"
                    ),
                },
                {
                    "when": "The next day",
                    "text": (
                        "<p>A nurse calls to ask how you are, and you can ask the nurse anything that is on "
                        "your mind.</p>"
                    ),
                },
                {
                    "when": "2 weeks later",
                    "text": (
                        "<p>We look at your diary with you and ask whether it was worth it, because if "
                        "it was not, we do not simply repeat it.</p>"
                    ),
                },
            ],
        ),
        (
            "text",
            (
                "<p>How many injections are too many? Most doctors allow two or three a year, because too "
                "many may weaken bones or muscles nearby.[ref:medlineplus-epidural]</p>"
            ),
        ),
        ("heading", {"text": "Get ready", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Bring a complete list of all the medicines that you take.</p>",
                    "<p>Tell us if you have diabetes or have ever had a bad reaction to an injection.</p>",
                    "<p>Keep a short diary of your pain before and after the injection.</p>",
                    "<p>Ask which medicine and which route we are planning to use.</p>",
                ],
                "dont": [
                    "<p>Do not come to the clinic if you have a fever, but call us first.</p>",
                    "<p>Do not drive yourself home after the injection.</p>",
                    "<p>Do not wait for us to call you back if you have one of the signs above.</p>",
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
                        "<p>No one should promise that, because although the injection may ease nerve "
                        "pain, no long-term benefit has been shown for stenosis.[ref:katz-2022]</p>"
                    ),
                },
                {
                    "question": "Could I have the shot without a steroid?",
                    "answer": (
                        "<p>You can ask us about that, because such injections may ease pain to some "
                        "degree, too, but there are few good trials of them.[ref:bicket-2013]</p>"
                    ),
                },
                {
                    "question": "What else could I try?",
                    "answer": (
                        "<p>For stenosis, the first steps are changes in your daily activities, "
                        "[page:anti-inflammatory-pills|anti-inflammatory medicine] and physical "
                        "therapy.[ref:katz-2022] They may not be enough, and in that case we talk with you "
                        "again.</p>"
                    ),
                },
            ],
        ),
    ],
}
