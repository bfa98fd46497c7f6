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
        "If it hurts low down, off to one side, the sacroiliac joint may be the cause. It is easy to "
        "blame and hard to prove. So we go step by step."
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
                "<p>You have two sacroiliac joints, or SI joints for short, and they link the base "
                "of your spine to the bones of your pelvis.</p>"
                "<p>The SI joint is the largest joint of its kind in the body, and yet it is a "
                "tight space that holds only about 0.6 to 2.5 milliliters, which is half a teaspoon "
                "at most.[ref:chuang-2019]</p>"
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
                "<p>As you can see, the numbers differ from source to source. When bones of the low "
                "back have been joined by surgery, which is called a fusion, the SI joint is a "
                "likely source of pain that comes later.[ref:chuang-2019]</p>"
            ),
        ),
        ("heading", {"text": "How we look for it", "level": "h2"}),
        (
            "text",
            (
                "<p>No story, exam or scan can prove it alone, and so a numbing shot into the joint "
                "is the test against which all the others are measured.[ref:simopoulos-2012]</p>"
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
                        "<p>We press and turn the joint in a few ways. Three or more tests that bring "
                        "on your pain make the SI joint much more likely.[ref:szadek-2009]</p>"
                    ),
                    "drawing": "",
                    "image": None,
                },
                {
                    "title": "We may numb the joint",
                    "text": (
                        "<p>If the pain fades for a short time after the shot, we may have found "
                        "the source, as we explain on the page about [page:test-blocks|test "
                        "blocks].</p>"
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
                "<p>There are several choices, and each of them has its own limits and risks:"
                "[ref:chuang-2019]</p>"
                "<ul><li>physical therapy[ref:chuang-2019]</li>"
                "<li>medicine[ref:chuang-2019]</li>"
                "<li>[page:sacroiliac-joint-injection|a shot into the joint]</li>"
                "<li>[page:radiofrequency-ablation|radiofrequency ablation], a treatment aimed at "
                "small nerves[ref:chuang-2019]</li>"
                "<li>fusion, which is surgery[ref:chuang-2019]</li>"
                "</ul>"
                "<p>No one plan has been proven better than all the others, so the care is fitted "
                "to the person.[ref:prather-2020] We most often begin with the thing that is "
                "easiest to stop if it does not help you.</p>"
            ),
        ),
        ("procedure_card", {"page": "sacroiliac-joint-injection"}),
        ("heading", {"text": "More about the shot", "level": "h2"}),
        (
            "text",
            (
                "<p>The shot holds numbing medicine and a steroid, which calms swelling. The doctor "
                "is guided by X-ray or an X-ray scan (CT), and a dye shows that the needle is inside the joint."
                "[ref:scholten-2015]</p>"
                "<p>How well does it work? In one series of 46 people, about 1 in 6 needed a second "
                "shot, and about 1 in 10 did not get better.[ref:sahin] There was no other group to "
                "compare them with, so we cannot tell how these people would have done without the "
                "shot.[ref:sahin]</p>"
                "<p>There is more than one way to place the needle. In a small trial with 30 "
                "people, a straight path was quicker than the usual slanted one.[ref:pmc6603830] "
                "Quicker does not mean that it helps more.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "How sure can we be?",
                "text": (
                    "<p>We cannot be very sure. No story, exam or scan proves the cause, and the "
                    "series above had no group to compare with.[ref:simopoulos-2012][ref:sahin] If "
                    "someone seems very sure at the first visit, you may ask how they know.</p>"
                ),
            },
        ),
        ("heading", {"text": "Day to day", "level": "h2"}),
        (
            "do_dont",
            {
                "do": [
                    "<p>Change how you sit. Get up before it hurts.</p>",
                    "<p>Use both legs when you stand for long.</p>",
                    "<p>Keep a short diary of what brings it on.</p>",
                    "<p>Tell us about any fall, and about back surgery in the past.</p>",
                ],
                "dont": [
                    "<p>Do not force a stretch.</p>",
                    "<p>Do not sit on a thick wallet or a soft, low couch if that sets it off.</p>",
                    "<p>Do not take someone else’s pills.</p>",
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
                        "<p>We cannot tell you ahead of time, because some people need a second "
                        "shot and some get no relief at all.[ref:sahin] Please keep a diary of your "
                        "pain, so that we can look at it together.</p>"
                    ),
                },
                {
                    "question": "Could it be my hip or my back?",
                    "answer": (
                        "<p>Yes, it could, because pain in this area can come from more than one "
                        "place. That is why we test before we treat.</p>"
                    ),
                },
            ],
        ),
        (
            "call_to_action",
            {
                "heading": "Is it the SI joint?",
                "text": "We can find out step by step, and tell you how sure we are.",
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
