"""Sacroiliac joint pain."""

from .warning_signs import WHAT_THE_SIGNS_MEAN

SACROILIAC_JOINT_PAIN = {
    "title": "Sacroiliac joint pain",
    "slug": "sacroiliac-joint-pain",
    "search_description": (
        "Sacroiliac joint pain: the joint at the base of the spine, why it is hard to prove, and treatments "
        "from the least invasive."
    ),
    "teaser": "The joint between the base of the spine and the hip bone can be a source of low back pain.",
    "drawing": "condition-sacroiliac",
    "written_by": "mei-lin-castellanos",
    "reviewed_by": "ines-valderrama-okoye",
    "reviewed_days_ago": 31,
    "also_known_as": "SI joint pain\nSI joint dysfunction",
    "summary": (
        "The sacroiliac joints link the base of your spine to the hip bones, and they can be a "
        "source of lasting low back pain. No single test or scan proves it, so we put several "
        "signs together."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>The sacroiliac (SI) joint lies between the sacrum, which is the base of the "
                "spine, and the hip bone. There is one on each side, and it is the largest "
                "joint of its kind in the body.[ref:chuang-2019]</p>"
                "<p>It is thought to be the source in about 15 to 30 in 100 people with lasting "
                "low back pain.[ref:chuang-2019] A stricter review says 10 to 25 in 100 people "
                "with lasting pain below the lowest low back bone.[ref:simopoulos-2012] This "
                "shows that even experts do not give one number.</p>"
            ),
        ),
        ("heading", {"text": "After an operation on the back", "level": "h3"}),
        (
            "text",
            (
                "<p>After a fusion in the low back, an operation that joins bones of the spine, "
                "the sacroiliac joint is a likely source of pain.[ref:chuang-2019] You can read "
                "more on our page on [page:pain-after-back-surgery|pain after back "
                "surgery].</p>"
            ),
        ),
    ],
    "how_found": [
        (
            "text",
            (
                "<p>No one story, hands-on finding or scan proves that the sacroiliac joint is "
                "the source,[ref:simopoulos-2012] so we put several signs together.</p>"
                "<ul><li><b>Hands-on tests:</b> Three or more positive tests together make it "
                "much more likely that this joint is the source.[ref:szadek-2009]</li>"
                "<li><b>A numbing shot into the joint:</b> This is the test that others are "
                "measured by.[ref:simopoulos-2012]</li>"
                "</ul>" + WHAT_THE_SIGNS_MEAN
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "Physical therapy",
                "text": (
                    "<p>This is one of the ways to treat this pain,[ref:chuang-2019] but no one "
                    "plan has been proven better than the rest.[ref:prather-2020]</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Medicine",
                "text": (
                    "<p>Medicine is another way to treat it,[ref:chuang-2019] but every "
                    "medicine can have side effects. [page:anti-inflammatory-pills|"
                    "Anti-inflammatory pills] can harm the stomach, the kidneys and the heart.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Sacroiliac joint injection",
                "text": (
                    "<p>Numbing medicine and a steroid go into the joint,[ref:scholten-2015] "
                    "which may show the source of the pain and may also ease it. No good trial "
                    "tells us how much. A BMJ panel advises against joint injections for chronic "
                    "back pain.[ref:busse-2025] Pain societies disagree: 34 of them asked for its "
                    "guideline to be withdrawn.[ref:ausdoc-2025]</p>"
                ),
                "page": "sacroiliac-joint-injection",
            },
        ),
        (
            "treatment",
            {
                "title": "Radiofrequency ablation",
                "text": (
                    "<p>Heat from radio waves that is aimed at small nerves is another "
                    "choice.[ref:chuang-2019] A US government review finds that one kind, cooled "
                    "radiofrequency, is probably better than a pretend treatment, but in people "
                    "younger than Medicare age.[ref:chou-2021]</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Fusion of the joint",
                "text": (
                    "<p>This is an operation that joins the two bones,[ref:chuang-2019] and we "
                    "do not do it ourselves. We tell you when we think that a surgeon should "
                    "see you, and you can ask that surgeon about the risks.</p>"
                ),
                "page": None,
            },
        ),
    ],
    "faq": [
        (
            "item",
            {
                "question": "Can a scan with a magnet (MRI) show it?",
                "answer": (
                    "<p>No scan proves that the sacroiliac joint is the source.[ref:simopoulos-2012] If "
                    "you have had a scan, please bring it anyway, because it helps us look for "
                    "other causes.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Which treatment is right for me?",
                "answer": (
                    "<p>No one plan has been proven better than the rest, so care is shaped "
                    "around each person.[ref:prather-2020] We start with the mildest treatment "
                    "that makes sense to you.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "I had a fusion. Could this be the reason for my pain?",
                "answer": (
                    "<p>It could, because by one estimate this joint is the source in 29% of "
                    "people whose back surgery did not help.[ref:chuang-2019] There are other "
                    "causes too, so we look at all of them.</p>"
                ),
            },
        ),
    ],
}
