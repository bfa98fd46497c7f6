"""The article “Anti-inflammatory pills: what to know first”."""

ANTI_INFLAMMATORY_PILLS = {
    "title": "Anti-inflammatory pills: what to know first",
    "slug": "anti-inflammatory-pills",
    "search_description": (
        "Anti-inflammatory pills (NSAIDs) can harm the stomach, the kidneys and the heart. Who should ask "
        "first, and when to get help."
    ),
    "teaser": "You can buy them without a prescription, and they can still do harm.",
    "drawing": "scene-garden",
    "introduction": (
        "Anti-inflammatory pills may ease pain, and you can buy some of them in any store. They can also harm "
        "your stomach, your kidneys and your heart. Ask before you start, and take as little as you can for "
        "as short a time as you can."
    ),
    "authors": ["priya-raghunandan-cole"],
    "topics": ["medicines"],
    "procedures": [],
    "conditions": ["sciatica", "herniated-disc", "lumbar-spinal-stenosis"],
    "related": ["opioid-pain-medicine"],
    "reviewed_by": "mei-lin-castellanos",
    "published_days_ago": 66,
    "updated_days_ago": None,
    "reviewed_days_ago": 65,
    "body": [
        (
            "callout",
            {
                "urgency": "emergency",
                "heading": "Call 911 for these signs",
                "text": (
                    "<ul><li>chest pain or shortness of breath</li><li>weakness on one side of the body, or "
                    "slurred speech</li><li>vomiting of blood, black stools with faintness, or a very bad "
                    "stomach pain</li><li>swelling of the tongue or throat, wheezing, or hives with "
                    "faintness</li></ul><p>The first two may be a heart attack or a "
                    "stroke.[ref:fda-2015-nsaids] The third may be bleeding,[ref:swedish-pain-relief] and the "
                    "fourth a severe allergy.</p>"
                ),
            },
        ),
        ("heading", {"text": "Which pills these are", "level": "h2"}),
        (
            "text",
            (
                "<p>Doctors call them NSAIDs, short for nonsteroidal anti-inflammatory drugs. They are meant "
                "to calm swelling and pain, and ibuprofen and naproxen are two of "
                "them.[ref:fda-2015-nsaids]</p><p>For a tight spinal canal they are among the first "
                "treatments,[ref:katz-2022] and they are used for a herniated disc as "
                "well.[ref:medlineplus-herniated-disk] They do not take away the cause, and they do not help "
                "everyone.</p>"
            ),
        ),
        ("heading", {"text": "What they may harm", "level": "h2"}),
        (
            "table",
            {
                "caption": "What these pills may harm",
                "columns": [
                    {"type": "text", "heading": heading}
                    for heading in ("Where", "What can happen", "Good to know")
                ],
                "rows": [
                    {
                        "values": [
                            "<p>Your stomach</p>",
                            "<p>They can cause ulcers and bleeding.[ref:swedish-pain-relief]</p>",
                            "<p>Sometimes nothing warns you first.[ref:swedish-pain-relief]</p>",
                        ]
                    },
                    {
                        "values": [
                            "<p>Your kidneys</p>",
                            "<p>They can harm the kidneys and make your body hold "
                            "water.[ref:florida-hospital-nsaids]</p>",
                            "<p>Call us today about swollen legs, or much less urine than usual.</p>",
                        ]
                    },
                    {
                        "values": [
                            "<p>Your heart</p>",
                            "<p>They can raise your blood pressure.[ref:florida-hospital-nsaids] They can also "
                            "cause a heart attack or a stroke.[ref:fda-2015-nsaids]</p>",
                            "<p>The risk may begin in the first weeks, and it grows with the dose and with "
                            "time.[ref:fda-2015-nsaids]</p>",
                        ]
                    },
                ],
            },
        ),
        ("heading", {"text": "Ask us first if this is you", "level": "h2"}),
        (
            "text",
            (
                "<p>Bleeding in the stomach is more likely if you are older, have had an ulcer, drink "
                "alcohol, or take a blood thinner or steroid pills.[ref:swedish-pain-relief] Talk with us "
                "first as well if you:</p><ul><li>have heart disease, high blood pressure, or have had a "
                "stroke</li><li>have weak kidneys</li><li>are pregnant or may be</li><li>have ever had an "
                "allergic reaction to such a pill</li></ul><p>If you take a blood thinner, do not stop it on "
                "your own so that you can take these pills. We ask the doctor who prescribes it.</p>"
            ),
        ),
        (
            "do_dont",
            {
                "do": [
                    "<p>Read the label, and stay within its dose and its number of days.</p>",
                    "<p>Write every pill on your list of medicines, also those you buy without a "
                    "prescription.</p>",
                    "<p>Ask your pharmacist whether it goes with your other medicines.</p>",
                ],
                "dont": [
                    "<p>Do not take two kinds of them at the same time.</p>",
                    "<p>Do not drink alcohol with them, because it makes bleeding more likely."
                    "[ref:swedish-pain-relief]</p>",
                    "<p>Do not take more when the usual dose does not help, but call us.</p>",
                ],
            },
        ),
        (
            "callout",
            {
                "urgency": "urgent",
                "heading": "Stop the pills and call us today for these",
                "text": (
                    "<ul><li>black stools</li><li>stomach pain that stays</li>"
                    "<li>swollen legs, or much less urine than usual</li>"
                    "</ul><p>Black stools can mean that you are bleeding inside.[ref:swedish-pain-relief] "
                    "If we are closed or do not answer, call our after-hours number, 202-555-0143. This "
                    "is not about low-dose aspirin for your heart: do not stop that on your own. We ask "
                    "the doctor who prescribes it.</p>"
                ),
            },
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "How long may I take them?",
                    "answer": (
                        "<p>For as short a time as you can, because the risk for the heart grows with time."
                        "[ref:fda-2015-nsaids] If you need them for longer than the label says, talk with "
                        "us.</p>"
                    ),
                },
                {
                    "question": "What if I cannot take them?",
                    "answer": (
                        "<p>There are other ways, such as physical therapy, movement and other medicines. "
                        "Each has its limits and risks, and we go through them with you.</p>"
                    ),
                },
            ],
        ),
    ],
}
