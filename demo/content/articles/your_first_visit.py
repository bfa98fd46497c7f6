"""The article “Your first visit, step by step”."""

YOUR_FIRST_VISIT = {
    "title": "Your first visit, step by step",
    "slug": "your-first-visit",
    "search_description": (
        "What happens at a first visit to our clinic, what to bring, what to ask, and how we plan care "
        "with you afterward."
    ),
    "teaser": "What to bring, who you will meet, and what you take home.",
    "drawing": "scene-bag",
    "introduction": (
        "Bring your list of medicines, your scans and your questions, and someone to listen with you. A first "
        "visit is a conversation about your pain and your life, and you go home with a plan on paper."
    ),
    "authors": ["joanna-weatherby-nakai"],
    "topics": ["living-with-pain", "costs-and-coverage"],
    "procedures": [],
    "conditions": [],
    "related": ["what-a-scan-can-tell", "opioid-pain-medicine"],
    "reviewed_by": "ines-valderrama-okoye",
    "published_days_ago": 30,
    "updated_days_ago": None,
    "reviewed_days_ago": 29,
    "body": [
        ("heading", {"text": "Before you come", "level": "h2"}),
        (
            "text",
            (
                "<p>Our front desk calls you to find a time that suits you, and asks what you need and "
                "how you get around. You can have an interpreter, which costs you nothing, and both "
                "clinics can be reached without any steps.</p>"
                "<p>We do not ask medical questions by email. If you are not certain which doctor to "
                "see, just say so when we call, and we will help you to choose one.</p>"
            ),
        ),
        ("heading", {"text": "What to bring", "level": "h2"}),
        (
            "text",
            (
                "<ul><li>A list of all your medicines with the doses, or the bottles themselves in a "
                "bag.</li>"
                "<li>Reports and pictures from examinations such as scans, because even old ones are "
                "useful.</li>"
                "<li>Your insurance card and a photo ID.</li>"
                "<li>The name of the doctor whom you usually see.</li>"
                "<li>A short list of the most important questions that you would like to ask.</li>"
                "<li>Your glasses and hearing aids, and a friend if you would like company.</li>"
                "</ul>"
            ),
        ),
        (
            "figure",
            {
                "pictures": [
                    {"drawing": "scene-bag", "image": None, "label": "Pack the night before"},
                ],
                "caption": (
                    "<p>A bag that you prepare and put by the door the evening before saves you a rush "
                    "in the morning.</p>"
                ),
            },
        ),
        ("heading", {"text": "On the day", "level": "h2"}),
        (
            "steps",
            [
                {
                    "title": "You arrive",
                    "text": (
                        "<p>Please come a little early. The waiting room has high chairs with arms, and "
                        "you may also stand or walk about if that is more comfortable.</p>"
                    ),
                    "drawing": "scene-chair",
                    "image": None,
                },
                {
                    "title": "You meet the nurse or assistant",
                    "text": (
                        "<p>We check your blood pressure and go through your list of medicines together with "
                        "you.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "You tell your story",
                    "text": (
                        "<p>We want to hear where and when it hurts and what it keeps you from "
                        "doing, and you can take all the time you need.</p>"
                    ),
                    "drawing": "scene-talk",
                    "image": None,
                },
                {
                    "title": "We examine you",
                    "text": (
                        "<p>We examine how you stand, bend and walk, as far as you are able to, and you "
                        "can tell us to stop at any moment.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We make a plan",
                    "text": (
                        "<p>You receive the plan on paper and in everyday words, with your choices, "
                        "their risks and costs, and what may happen if you wait.</p>"
                    ),
                    "drawing": "scene-papers",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "Why we ask so much", "level": "h2"}),
        (
            "text",
            (
                "<p>Your story often tells us more than a picture, because many people with a narrow "
                "spinal canal on a scan feel no pain at all.[ref:kalichman-2009] That is why we ask what "
                "brings the pain on and what makes it go away. Pain that gets better when you bend "
                "forward, for example, is a useful clue.[ref:suri-2010] It is still only a clue, "
                "however, and so we compare it with what we find when we examine you.</p>"
                "<p>We also ask about alcohol, sleep and other medicines, because some of these make "
                "strong pain medicine more dangerous.[ref:cdc-2022-opioids] For pain that lasts more "
                "than a month, treatments without such medicine come first.[ref:cdc-2022-opioids] We ask "
                "everybody these questions, and the only reason is your own safety.</p>"
            ),
        ),
        ("heading", {"text": "Will I get a procedure that day?", "level": "h2"}),
        (
            "text",
            (
                "<p>Most likely not, because a first visit is for talking and for making a plan. We "
                "often begin with simpler steps, which for a narrow canal are changes in daily "
                "activities, anti-inflammatory medicine and physical therapy.[ref:katz-2022] If they are "
                "not enough, we consider together what else may help and what it may risk.</p>"
            ),
        ),
        (
            "do_dont",
            {
                "do": [
                    "<p>Tell us what matters most to you in the first few minutes of the visit.</p>",
                    "<p>Ask us to explain it again, or to make a drawing of it.</p>",
                    "<p>Take notes during the visit, or let your friend do it for you.</p>",
                    "<p>Tell us what you cannot afford, because we can look for other ways.</p>",
                ],
                "dont": [
                    "<p>Do not stop taking a medicine to get ready for the visit. If you take a blood "
                    "thinner, do not stop it on your own. We ask the doctor who prescribes it.</p>",
                    "<p>Do not play down your pain, and do not exaggerate it either.</p>",
                    "<p>Do not feel that you have to agree to anything that we suggest.</p>",
                ],
            },
        ),
        ("heading", {"text": "What it may cost", "level": "h2"}),
        (
            "text",
            (
                "<p>If you call us, we check your insurance plan with you before you come. If you pay on "
                "your own, you can ask for a written estimate.[ref:fr-2021-good-faith] An estimate "
                "is not a bill, and the bill can differ from it, as we explain on the page about "
                "[page:cost-estimates|cost estimates].</p>"
            ),
        ),
        ("heading", {"text": "After the visit", "level": "h2"}),
        (
            "timeline",
            [
                {
                    "when": "The same day",
                    "text": (
                        "<p>You go home with your plan on paper and a telephone number to call for "
                        "questions.</p>"
                    ),
                },
                {
                    "when": "In the next days",
                    "text": (
                        "<p>Read the plan again together with someone you trust, and write down "
                        "everything that is not clear to you.</p>"
                    ),
                },
                {
                    "when": "When you are ready",
                    "text": (
                        "<p>Call us and tell us what you have decided, and remember that “not now” is a "
                        "choice, too.</p>"
                    ),
                },
            ],
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "If you need more time",
                "text": (
                    "<p>Please tell us when you make the appointment, because we can plan one longer "
                    "visit for you or two short ones.</p>"
                ),
            },
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "May I bring my wife, son or friend?",
                    "answer": (
                        "<p>Yes, please do, because two people hear more than one. Tell us at the "
                        "beginning what we may talk about in front of them.</p>"
                    ),
                },
                {
                    "question": "I use a wheelchair or walker. Is that a problem?",
                    "answer": (
                        "<p>No, because both clinics are step-free. Please tell us how you prefer to "
                        "move to the examination table, or whether you would rather stay in your "
                        "chair.</p>"
                    ),
                },
                {
                    "question": "I do not speak English well.",
                    "answer": (
                        "<p>Tell us which language you speak, because an interpreter is free for you, as "
                        "we explain on the page about [page:language-help|language help].</p>"
                    ),
                },
                {
                    "question": "What if it gets worse before my visit?",
                    "answer": (
                        "<p>Call us if that happens. Call 911 for weakness that grows over hours or days, new "
                        "numbness around the genitals or buttocks, or new trouble with bladder or bowel "
                        "control.[ref:ahcpr-low-back]</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Ready when you are",
                "text": "Send us a short request, and we will call you back to arrange an appointment.",
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
