"""The article “SI joint pain: the joint where spine and hips meet”."""

SI_JOINT_PAIN = {
    "title": "SI joint pain: the joint where spine and hips meet",
    "slug": "si-joint-pain",
    "search_description": (
        "What sacroiliac joint pain is, how it is found, which treatments may help, and how sure "
        "anyone can be about them."
    ),
    "teaser": "A small, stiff joint that can cause a lot of pain, and is hard to prove.",
    "drawing": "scene-chair",
    "introduction": (
        "If it hurts low down, off to one side, the sacroiliac joint may be the cause. No story or scan can prove "
        "it, so we go step by step, and no treatment has been proven better than the rest."
    ),
    "authors": ["mei-lin-castellanos", "dmitri-halvorsen-reyes"],
    "topics": ["understanding-your-body", "treatments"],
    "procedures": ["sacroiliac-joint-injection"],
    "conditions": ["sacroiliac-joint-pain"],
    "related": ["test-blocks"],
    "reviewed_by": "tobias-lindqvist-amari",
    "published_days_ago": 88,
    "updated_days_ago": None,
    "reviewed_days_ago": 87,
    "body": [
        ("heading", {"text": "What the joint is", "level": "h2"}),
        (
            "text",
            (
                "<p>You have two sacroiliac joints, or SI joints for short, which connect the base of "
                "your spine to the bones of your pelvis.</p>"
                "<p>The SI joint is the largest joint of its kind in the body, and yet the space inside "
                "it is tight.[ref:chuang-2019] It holds only about 0.6 to 2.5 milliliters, which is half "
                "a teaspoon at most.[ref:chuang-2019]</p>"
            ),
        ),
        ("heading", {"text": "How common is it?", "level": "h2"}),
        (
            "fact_table",
            {
                "caption": "How often the SI joint is thought to be the source",
                "rows": [
                    {
                        "label": "People with long-lasting low back pain",
                        "value": "About 15 to 30 in 100",
                        "references": ["chuang-2019"],
                    },
                    {
                        "label": "A stricter review, for pain below the last low-back bone",
                        "value": "10 to 25 in 100",
                        "references": ["simopoulos-2012"],
                    },
                    {
                        "label": "People with pain after back surgery, one estimate",
                        "value": "29 in 100",
                        "references": ["chuang-2019"],
                    },
                ],
            },
        ),
        (
            "text",
            (
                "<p>As you can see from the table, the numbers differ from one source to another. After "
                "an operation that joins bones of the low back, called a fusion, the SI joint is a "
                "likely source of pain that comes later.[ref:chuang-2019]</p>"
            ),
        ),
        ("heading", {"text": "How we look for it", "level": "h2"}),
        (
            "text",
            (
                "<p>No story, examination or scan can prove it alone, so a numbing injection (shot) into "
                "the joint is the test against which others are measured.[ref:simopoulos-2012]</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "We listen",
                    "text": (
                        "<p>We ask which side hurts, which chairs are bad for you, and how you do "
                        "on the stairs or when you turn over in bed.</p>"
                    ),
                    "drawing": "scene-chair",
                    "image": None,
                },
                {
                    "title": "We test with our hands",
                    "text": (
                        "<p>We press and turn the joint in several different ways. If three or more of "
                        "these tests bring on your pain, the SI joint is much more likely to be the "
                        "source.[ref:szadek-2009]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We may numb the joint",
                    "text": (
                        "<p>If the pain fades for a short time after the injection, we may have found "
                        "the source, as the page about [page:test-blocks|test blocks] explains.</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
            ],
        ),
        ("heading", {"text": "What may help", "level": "h2"}),
        (
            "text",
            (
                "<p>There are several choices, and each of them has its own limits and "
                "risks:[ref:chuang-2019]</p>"
                "<ul><li>physical therapy[ref:chuang-2019]</li>"
                "<li>medicine[ref:chuang-2019]</li>"
                "<li>[page:sacroiliac-joint-injection|an injection into the joint]</li>"
                "<li>[page:radiofrequency-ablation|radiofrequency ablation], a treatment aimed at small "
                "nerves[ref:chuang-2019]</li>"
                "<li>fusion, an operation that joins the bones[ref:chuang-2019]</li>"
                "</ul>"
                "<p>No one plan has been proven better than all the others, so the treatment is fitted "
                "to the person.[ref:prather-2020] We usually begin with the treatment that is the "
                "easiest to stop if it does not help you.</p>"
            ),
        ),
        ("procedure_card", {"page": "sacroiliac-joint-injection"}),
        ("heading", {"text": "More about the shot", "level": "h2"}),
        (
            "text",
            (
                "<p>The injection holds numbing medicine together with a steroid, which calms swelling. "
                "The doctor is guided by X-ray or an X-ray scan (CT), and a dye shows that the needle is "
                "inside the joint.[ref:scholten-2015]</p>"
                "<p>How well does the injection work? No good trial tells us. A panel of the journal BMJ "
                "advises against joint injections for chronic back pain.[ref:busse-2025] But 34 pain societies "
                "call its guideline misleading and asked for its withdrawal.[ref:ausdoc-2025]</p>"
                "<p>There can be soreness, more pain for a while, flushing or "
                "fainting.[ref:plastaras-2012] Bleeding, an infection, an injury to a nerve and an allergic "
                "reaction are possible too. The leg may be weak for some hours, so bring a "
                "driver.[ref:rural-spine]</p>"
                "<p>The needle can take more than one path: in a small trial with 30 people, a straight "
                "one was quicker than the usual slanted one.[ref:pmc6603830] Quicker, however, does not "
                "necessarily mean that it helps more.[ref:pmc6603830]</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "How sure can we be?",
                "text": (
                    "<p>We cannot be very certain, because no story, examination or scan proves the "
                    "cause.[ref:simopoulos-2012] If someone seems very certain at the first "
                    "visit, you may ask how they know.</p>"
                ),
            },
        ),
        ("heading", {"text": "Day to day", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Change your position in the chair, and get up before it begins to hurt.</p>",
                    "<p>Put your weight on both legs when you have to stand for a long time.</p>",
                    "<p>Keep a short diary of the positions and activities that bring on the pain.</p>",
                    "<p>Tell us about any fall, and about any back surgery in the past.</p>",
                ],
                "dont": [
                    "<p>Do not force yourself into a stretch if your body resists it.</p>",
                    "<p>Do not sit on a thick wallet or on a soft, low couch if that brings on the pain.</p>",
                    "<p>Do not take any medicine that was prescribed for another person.</p>",
                ],
            },
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Will an X-ray or a scan with a magnet (MRI) show it?",
                    "answer": (
                        "<p>A scan alone does not prove that the pain comes from the SI joint, "
                        "though it may help us to look for other causes.[ref:simopoulos-2012]</p>"
                    ),
                },
                {
                    "question": "How long does the shot last?",
                    "answer": (
                        "<p>We cannot tell you ahead of time. The numbing medicine works for hours, and the "
                        "steroid, if it helps, after about 3 to 5 days.[ref:rural-spine] Some people get no "
                        "relief at all. Please keep a diary of your pain, so that we can look at it together.</p>"
                    ),
                },
                {
                    "question": "Could it be my hip or my back?",
                    "answer": (
                        "<p>Yes, it could, because pain in this area can come from more than one place, "
                        "and that is why we test before we treat.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Is it the SI joint?",
                "text": "We can find out step by step, and we also tell you how certain we are of the answer.",
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
