"""Sacroiliac joint injection."""

SACROILIAC_JOINT_INJECTION = {
    "title": "Sacroiliac joint injection",
    "slug": "sacroiliac-joint-injection",
    "search_description": (
        "A sacroiliac joint injection can show if this joint is the source of pain, and may ease it. How it "
        "is done, and its limits."
    ),
    ("teaser"): (
        "Numbing medicine and steroid go into a joint at the base of the spine, to test and maybe ease pain."
    ),
    "drawing": "procedure-si",
    "written_by": "priya-raghunandan-cole",
    "reviewed_by": "ines-valderrama-okoye",
    "reviewed_days_ago": 26,
    "also_known_as": "SI joint injection\nSI joint block",
    "name_note": (
        "“Sacroiliac” joins the names of its bones, the sacrum and the ilium, and SI is the short form."
    ),
    "summary": (
        "An injection into the sacroiliac joint can help to show if this joint is the source of "
        "your pain. It may also ease the pain for some people, but it does not help everyone."
    ),
    "conditions": ["sacroiliac-joint-pain", "pain-after-back-surgery"],
    "key_facts": [
        ("fact", {"term": "setting", "value": "At our clinic", "references": []}),
        (
            "fact",
            {
                "term": "image_guidance",
                "value": "X-ray, or X-ray scan (CT)",
                "references": ["scholten-2015", "sahin"],
            },
        ),
        (
            "fact",
            {
                "term": "anesthesia",
                "value": "Numbing medicine, with a steroid",
                "references": ["scholten-2015", "sahin"],
            },
        ),
        ("fact", {"term": "duration", "value": "About 1 hour with us", "references": []}),
        ("fact", {"term": "repeat", "value": "Second shot: about 1 in 6", "references": ["sahin"]}),
        ("fact", {"term": "coverage", "value": "We check your plan first", "references": []}),
    ],
    "understanding_title": "Why this joint can hurt",
    "understanding": [
        (
            "text",
            (
                "<p>The sacroiliac joints link the base of your spine to the hip bones, one on "
                "each side. This joint is thought to be the source in about 15 to 30 in 100 "
                "people with lasting low back pain.[ref:chuang-2019] A stricter review says 10 "
                "to 25 in 100 people with lasting pain below the lowest low back "
                "bone.[ref:simopoulos-2012]</p>"
                "<p>No one story, hands-on finding or scan proves that the sacroiliac joint is "
                "the source. For that reason, a numbing injection into the joint is the test "
                "that others are measured by.[ref:simopoulos-2012] You can read more on our "
                "page on [page:sacroiliac-joint-pain|sacroiliac joint pain].</p>"
            ),
        ),
        ("heading", {"text": "A test and a treatment", "level": "h3"}),
        (
            "text",
            (
                "<p>The injection holds two kinds of medicine, which are numbing medicine and a "
                "steroid.[ref:scholten-2015] The numbing part is the test, because if your pain "
                "eases soon after, the joint may be the source. The steroid is there to ease "
                "pain for longer, which it may do, or it may not.</p>"
                "<p>This is the largest joint of its kind in the body, yet it holds only about "
                "0.6 to 2.5 milliliters, half a teaspoon at most.[ref:chuang-2019]</p>"
            ),
        ),
    ],
    ("steps_intro"): (
        "<p>The drawings are simple and not to scale, and orange marks the one thing that each "
        "step is about.</p>"
    ),
    "steps": [
        (
            "step",
            {
                "title": "You get into position",
                "text": (
                    "<p>We help you to lie face down, and we ask your name and the side of your "
                    "pain once more. Before we go on, you tell us how much it hurts at this "
                    "moment.</p>"
                ),
                "drawing": "si-1-position",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "The needle goes to the joint",
                "text": (
                    "<p>The doctor guides the needle with live X-ray (fluoroscopy) or with "
                    "CT,[ref:scholten-2015][ref:sahin] and we tell you before each part.</p>"
                ),
                "drawing": "si-2-needle",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "Contrast shows the joint",
                "text": (
                    "<p>Contrast is a fluid that shows up on X-ray, and it shows that the "
                    "needle is inside the joint.[ref:scholten-2015][ref:sahin]</p>"
                ),
                "drawing": "si-3-contrast",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "The medicine goes in",
                "text": (
                    "<p>The numbing medicine and the steroid go into the "
                    "joint.[ref:scholten-2015][ref:sahin] Afterward you move about, we ask you "
                    "what has changed, and you write it down.</p>"
                ),
                "drawing": "si-4-medicine",
                "image": None,
            },
        ),
    ],
    "suits": [
        ("point", ("<p>You have lasting pain below the lowest low back bone (L5).[ref:simopoulos-2012]</p>")),
        (
            "point",
            (
                "<p>Three or more hands-on tests point to this joint, which makes it much more likely."
                "[ref:szadek-2009]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>You have pain after a fusion, an operation that joins bones of the low "
                "back, and this joint is a likely source.[ref:chuang-2019]</p>"
            ),
        ),
    ],
    "unsuited": [
        (
            "point",
            (
                "<p>You look for one proven plan, but none has been proven better than the "
                "rest.[ref:prather-2020]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>You have not yet talked with us about other ways, such as physical therapy and medicine."
                "[ref:chuang-2019]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>We still need answers, because before any injection we ask about infection, "
                "blood thinners, diabetes, allergies and pregnancy. Depending on your answers, "
                "we may tell you to wait.</p>"
            ),
        ),
    ],
    ("balance_intro"): (
        "<p>We know less about this injection than we would like, so please read both sides "
        "with the same care.</p>"
    ),
    "benefits": [
        (
            "outcome",
            {
                "lead": "It may give an answer.",
                "text": (
                    "<p>A numbing injection into the joint is the test that others are measured "
                    "by.[ref:simopoulos-2012]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "It may ease the pain.",
                "text": (
                    "<p>In one series of 46 people, most got better,[ref:sahin] but there was "
                    "no comparison group.[ref:sahin]</p>"
                ),
                "out_of_100": None,
            },
        ),
    ],
    "risks": [
        (
            "outcome",
            {
                "lead": "About 10 in 100",
                "text": "<p>did not get better, in one series of 46 people.[ref:sahin]</p>",
                "out_of_100": 10,
            },
        ),
        (
            "outcome",
            {
                "lead": "About 17 in 100",
                "text": ("<p>needed a second injection, in the same series of 46 people.[ref:sahin]</p>"),
                "out_of_100": 17,
            },
        ),
        (
            "outcome",
            {
                "lead": "Harm: please ask us.",
                "text": (
                    "<p>We have no numbers for this page that we have checked, so your doctor "
                    "goes through what can go wrong before you decide.</p>"
                ),
                "out_of_100": None,
            },
        ),
    ],
    "certainty": (
        "<p>We are not sure how much of the relief comes from the injection itself, because the "
        "series of 46 people had no comparison group.[ref:sahin] Also, no one plan of care has "
        "been proven better than the rest.[ref:prather-2020]</p>"
    ),
    "recovery": [
        (
            "stage",
            {
                "when": "The same day",
                ("text"): (
                    "<p>You rest with us and write down your pain every hour, and then you go "
                    "home with a written plan.</p>"
                ),
            },
        ),
        (
            "stage",
            {
                "when": "The next day",
                "text": "<p>A nurse calls you and asks what has changed since the injection.</p>",
            },
        ),
        (
            "stage",
            {
                "when": "2 weeks",
                "text": (
                    "<p>We talk with you by telephone about your pain, your sleep and how well you can "
                    "sit.</p>"
                ),
            },
        ),
        (
            "stage",
            {
                "when": "6 weeks",
                ("text"): (
                    "<p>You come to the clinic, and together we decide what the injection has "
                    "told us and what comes next.</p>"
                ),
            },
        ),
    ],
    "recovery_note": "<p>These are our usual visits, but your own written plan always comes first.</p>",
    "studies": [
        (
            "text",
            (
                "<ul><li><b>Finding the source:</b> Three or more positive hands-on tests make "
                "pain from this joint much more likely, with odds 17 times as "
                "high.[ref:szadek-2009] Still, no hands-on test or scan proves that the joint "
                "is the source.[ref:simopoulos-2012]</li>"
                "<li><b>After the injection:</b> In a series of 46 people, about 1 in 6 needed "
                "another and about 1 in 10 did not get better.[ref:sahin] However, there was no "
                "comparison group in this series.</li>"
                "<li><b>The path of the needle:</b> In a trial of 30 people, a straight path "
                "from the back was quicker than the usual slanted one.[ref:pmc6603830] However, "
                "being quicker does not mean that it works any better.</li>"
                "</ul>"
            ),
        ),
    ],
    "cost": (
        "<p>Plans differ in what they pay for and how often, so we check your plan with you "
        "before you decide. You can ask us for a cost estimate in writing, and if we are not "
        "sure what you will pay, we say so.</p>"
    ),
    "questions": [
        ("question", "Which tests make you think of this joint?"),
        ("question", "Is the shot a test, a treatment, or both for me?"),
        ("question", "What should I write down, and for how long?"),
        ("question", "What can go wrong, and how often have you seen it?"),
        ("question", "What is next if the shot does not help?"),
    ],
    "faq": [
        (
            "item",
            {
                "question": "Can a scan show that this joint is the source?",
                "answer": (
                    "<p>No, because no scan proves it. A numbing injection into the joint is "
                    "the test that we rely on most, although no test is "
                    "perfect.[ref:simopoulos-2012]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Will I need a second shot?",
                "answer": (
                    "<p>You may, because in one series of 46 people about 1 in 6 needed "
                    "one.[ref:sahin] However, we do not plan a series of injections ahead.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What else can I do?",
                "answer": (
                    "<p>Other ways are physical therapy, medicine, "
                    "[page:radiofrequency-ablation|radiofrequency ablation], which treats small "
                    "nerves with heat, and fusion surgery.[ref:chuang-2019] No one plan is proven "
                    "better than the rest, so we shape care around you.[ref:prather-2020]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What should I bring?",
                "answer": (
                    "<p>Please bring your list of medicines and allergies, your scans if you "
                    "have them, and someone who can drive you home.</p>"
                ),
            },
        ),
    ],
}
