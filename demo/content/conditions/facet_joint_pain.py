"""Facet joint pain."""

from .warning_signs import WHAT_THE_SIGNS_MEAN

FACET_JOINT_PAIN = {
    "title": "Facet joint pain",
    "slug": "facet-joint-pain",
    "search_description": (
        "Facet joint pain: the small joints at the back of the spine, how a test injection helps to find it, "
        "and treatments with their limits."
    ),
    "teaser": "Small joints at the back of the spine can be a source of pain; a test helps to find out.",
    "drawing": "condition-facet",
    "written_by": "priya-raghunandan-cole",
    "reviewed_by": "mei-lin-castellanos",
    "reviewed_days_ago": 38,
    "also_known_as": "Facet syndrome\nPain from the small joints of the spine",
    "summary": (
        "Facet joints are the small joints at the back of the spine, and they can be a source "
        "of back pain. A test injection helps to find out, and even then doctors may not be "
        "sure."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>Facet joints link each bone of the spine to the next one, and small nerves, "
                "the medial branch nerves, carry pain from these joints.[ref:mccormick-2015] "
                "When a joint hurts, the pain travels along these nerves.</p>"
                "<p>Doctors do not agree on all of this. A guideline from many pain societies "
                "says that nearly all parts of one common treatment are still "
                "debated.[ref:cohen-2020]</p>"
            ),
        ),
    ],
    "how_found": [
        (
            "text",
            (
                "<p>We start with your story and look at how you move, and then we may offer a "
                "test with numbing medicine near the small nerves. Doctors call it a diagnostic "
                "block, and in trials people needed a positive block before they could have "
                "treatment of the nerves.[ref:juch-2017] Still, a good test does not promise a "
                "good result.</p>" + WHAT_THE_SIGNS_MEAN
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "Exercise",
                "text": (
                    "<p>In three trials everyone did exercise, and adding another treatment "
                    "made no difference to pain at three months that mattered.[ref:juch-2017] "
                    "So exercise is where we start, and it is wise to start low and go "
                    "slow.[ref:cdc-smart] Even so, we cannot promise that exercise alone is "
                    "enough.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Medicine",
                "text": (
                    "<p>For pain that lasts more than a month, treatment without opioids "
                    "(strong pain medicine) is preferred.[ref:cdc-2022-opioids] Every medicine "
                    "can have side effects, and [page:anti-inflammatory-pills|anti-inflammatory "
                    "pills] can harm the stomach, the kidneys and the heart.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Radiofrequency ablation",
                "text": (
                    "<p>Heat from radio waves is aimed at the small nerves, and when it helps, "
                    "benefit is usually reported for 6 to 12 months.[ref:mccormick-2015] But in "
                    "three trials with 681 people and no blinding, it added little to "
                    "exercise.[ref:juch-2017] A BMJ panel advises against it for chronic back "
                    "pain.[ref:busse-2025] Pain societies disagree: 34 of them asked for its "
                    "guideline to be withdrawn.[ref:ausdoc-2025]</p>"
                ),
                "page": "radiofrequency-ablation",
            },
        ),
    ],
    "faq": [
        (
            "item",
            {
                "question": "Can you be sure that a facet joint is the source?",
                "answer": (
                    "<p>Not fully, because many parts of this are still debated, although a "
                    "positive test makes us more sure.[ref:cohen-2020]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Who took part in the trials?",
                "answer": (
                    "<p>In three trials, people were 52 years old on average, with pain of 7.1 on a scale of "
                    "10.[ref:juch-2017] If you are much older, ask us how far this applies to you.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Should I rest until the pain is gone?",
                "answer": (
                    "<p>No, and we can show you which moves suit you. For adults in general, the goal is "
                    "150 minutes a week of moderate activity, and sessions of 5 or 10 minutes "
                    "count.[ref:cdc-arthritis] On bad days you can do less.[ref:cdc-smart]</p>"
                ),
            },
        ),
    ],
}
