"""Pinched nerve in the neck."""

from .warning_signs import EPIDURAL_DISPUTE

PINCHED_NERVE_IN_THE_NECK = {
    "title": "Pinched nerve in the neck",
    "slug": "pinched-nerve-in-the-neck",
    "search_description": (
        "A pinched nerve in the neck can hurt down the arm: how it feels, warning signs, what to try first, "
        "and what is not known."
    ),
    "teaser": "A pressed or sore nerve in the neck can send pain and tingling down one arm.",
    "drawing": "condition-neck",
    "written_by": "samuel-oyelaran-brandt",
    "reviewed_by": "mei-lin-castellanos",
    "reviewed_days_ago": 27,
    "also_known_as": (
        "Neck pain that runs down the arm\nArm pain from the neck\nTrapped nerve in the neck\nCervical radiculopathy"
    ),
    "summary": (
        "A nerve in the neck that is pressed or sore may send pain and tingling down one arm. Most neck pain has "
        "other causes and passes. Some signs need help at once."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>Nerves to your arms leave the spine in the neck. The place where a nerve begins is called a "
                "nerve root. When a root is pressed or sore, doctors speak of a pinched nerve, or of cervical "
                "radiculopathy. “Cervical” means in the neck.</p>"
                "<p>Most sore necks are not this. Neck pain usually has several causes at the same time, and long "
                "sitting is a major one.[ref:gait-posture-neck] Our article on [page:neck-pain-habits|habits that "
                "feed neck pain] says what you can change.</p>"
            ),
        ),
        ("heading", {"text": "How it feels", "level": "h3"}),
        (
            "text",
            (
                "<ul><li>The pain runs from the neck into the shoulder or down one arm.</li>"
                "<li>You may feel pins and needles or numbness in the arm or hand.</li>"
                "<li>The arm may feel heavy or weak.</li></ul>"
                "<p>Pins and needles, heaviness or weakness in an arm together with neck pain need a look soon, so "
                "call us today.[ref:nhs-111-wales-neck]</p>"
            ),
        ),
        ("heading", {"text": "What may happen with time", "level": "h3"}),
        (
            "text",
            (
                "<p>Most neck pain does not last long.[ref:unitedhealthkent-neck-pain] This is about neck pain of "
                "all kinds. With a pinched nerve it may take longer, and we cannot tell you how long in your "
                "case.</p>"
            ),
        ),
    ],
    "how_found": [
        (
            "text",
            (
                "<p>We ask where the pain runs, what brings it on, and what eases it. Then we test the strength, "
                "the feeling and the reflexes of both arms, and we watch you walk. You may not need a scan right "
                "away. We order one if it would change what we do.</p>"
                "<p>We also look for signs that the spinal cord in the neck is under pressure. New trouble "
                "walking, hands that are suddenly too clumsy to button a shirt, and loss of bladder or bowel "
                "control are emergencies: call 911.[ref:nhs-111-wales-neck] So are numb or clumsy hands together "
                "with heavy or weak limbs and unsteady legs.[ref:royal-free-myelopathy]</p>"
                "<p>Please call us today if the pain is getting much worse, or if your balance is poor. Call us "
                "today too if you have a fever, feel unwell, lose weight and cannot explain it, have had cancer, "
                "have weak immunity, or have just had a fall or an accident.[ref:midlands-neck-pain]</p>"
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "Time and gentle movement",
                "text": (
                    "<p>For neck pain in general, it is usually better to keep the neck gently moving than to wear a "
                    "collar.[ref:unitedhealthkent-neck-pain][ref:ketoty-neck-pain] Move only as far as it feels "
                    "comfortable. Stop a movement that sends more pain down the arm.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Physical therapy and exercise",
                "text": (
                    "<p>Making the neck and the upper body stronger may help lasting neck pain for a while. The "
                    "effect is moderate, and so is the proof at best.[ref:sterling-2019] Physical therapists in "
                    "the US have a guideline for neck pain.[ref:blanpied-2017] Ask yours which part of it fits a "
                    "pinched nerve. It takes time, and it does not help everyone.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Medicine",
                "text": (
                    "<p>Treatment without opioids (strong pain medicine) works at least as well for many kinds of "
                    "short-term pain.[ref:cdc-2022-opioids] Anti-inflammatory pills can harm the stomach, the "
                    "kidneys and the heart, so read [page:anti-inflammatory-pills|what to know first]. Opioids have "
                    "[page:opioid-pain-medicine|serious risks].</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Epidural steroid injection",
                "text": (
                    "<p>A review of 90 trials in the neck and the low back found that the shot probably helps with "
                    "pain and disability from a nerve root for up to 3 months.[ref:armon-2025] Relief beyond that "
                    "is not proven.[ref:armon-2025]</p>"
                    "<p>In the neck the risks weigh more. Most of the serious harm that doctors report came from "
                    "shots in the neck: infection, bleeding, harm to the spinal cord, paralysis and "
                    "death.[ref:armon-2025] The US agency for drug safety (FDA) has not approved steroids for this "
                    "use, and it warns of loss of vision and stroke too.[ref:fda-2014-epidural]</p>"
                    + EPIDURAL_DISPUTE
                    + "<p>Our page on [page:epidural-steroid-injection|this injection] is about the back. Ask us what "
                    "is different in the neck.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "A surgeon’s view",
                "text": (
                    "<p>We do not operate. We send you to a surgeon when the spinal cord may be under pressure, when "
                    "an arm is losing strength, or when you want to hear about surgery. You can ask that surgeon "
                    "about the benefits and the risks.</p>"
                ),
                "page": None,
            },
        ),
    ],
    "faq": [
        (
            "item",
            {
                "question": "How can I sleep with it?",
                "answer": (
                    "<p>Keep your head in line with your body, on a pillow that supports your "
                    "neck.[ref:nhs-scotland-neck-pain] We have more ideas in our article on "
                    "[page:sleeping-with-a-sore-neck|sleeping with a sore neck].</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Do I need an MRI?",
                "answer": (
                    "<p>Not always. A scan is urgent if you have one of the warning signs on this page. Otherwise "
                    "your story and the examination come first.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Can the MILD procedure help my neck?",
                "answer": (
                    "<p>No. [page:mild|The MILD procedure] is meant for the low back only, and it is no treatment "
                    "for the neck.[ref:orthovirginia]</p>"
                ),
            },
        ),
    ],
}
