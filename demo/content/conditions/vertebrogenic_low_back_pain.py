"""Vertebrogenic low back pain."""

from .warning_signs import WHAT_THE_SIGNS_MEAN

VERTEBROGENIC_LOW_BACK_PAIN = {
    "title": "Vertebrogenic low back pain",
    "slug": "vertebrogenic-low-back-pain",
    "search_description": (
        "Vertebrogenic low back pain comes from the bones of the spine. What Modic changes on MRI mean, and "
        "which treatments there are."
    ),
    "teaser": "Long-lasting low back pain that may come from the end plates of the bones of the spine.",
    "drawing": "condition-vertebrogenic",
    "written_by": "tobias-lindqvist-amari",
    "reviewed_by": "samuel-oyelaran-brandt",
    "reviewed_days_ago": 44,
    "also_known_as": "Vertebral end plate pain",
    "summary": (
        "Vertebrogenic means “coming from the vertebra”, which is a bone of the spine. The top "
        "and bottom of each vertebra can be a source of long-lasting low back pain. A scan with "
        "a strong magnet (MRI) may give a hint that this is where the pain comes from."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>Each vertebra, or bone of the spine, has a firm layer on its top and "
                "bottom, which is called the end plate. A nerve inside the bone, the "
                "basivertebral nerve, serves the end plates, which can be a source of "
                "long-lasting low back pain.[ref:smuck-2021] There may be other causes of your "
                "pain, and so we look at those too.</p>"
            ),
        ),
        ("heading", {"text": "Modic changes", "level": "h3"}),
        (
            "text",
            (
                "<p>Modic changes are marks in the bone that show on an MRI scan, and "
                "vertebrogenic pain is linked to them.[ref:smuck-2021] In the main trial, "
                "people had type 1 or type 2 of these changes,[ref:intracept-psu] but a link "
                "does not prove the cause.</p>"
            ),
        ),
    ],
    "how_found": [
        (
            "text",
            (
                "<p>We start with your story, so we ask how long it has hurt, what brings it "
                "on, and what eases it. Then we look at your MRI for Modic changes, because "
                "vertebrogenic pain is linked to them.[ref:smuck-2021] Everybody in the main "
                "trial had had back pain for 6 months or more.[ref:intracept-psu] Vertebrogenic "
                "pain has a code of its own, M54.51, which you may see on your "
                "papers.[ref:isass-2022]</p>" + WHAT_THE_SIGNS_MEAN
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "A plan for your days",
                "text": (
                    "<p>We talk with you about sitting, lifting, sleep and work, and together "
                    "we write down what you want to try. If something makes the pain worse, "
                    "please stop and call us.</p>"
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
                "title": "Basivertebral nerve ablation",
                "text": (
                    "<p>Heat inside the bone is aimed at the basivertebral "
                    "nerve.[ref:truumees-2019] In one trial, disability was 20.3 points better "
                    "than with standard care at 3 months.[ref:smuck-2021] Everyone in this trial "
                    "knew which treatment they got, which may have played a "
                    "part.[ref:smuck-2021] The heated bone can break, above all if it is "
                    "thin.</p>"
                ),
                "page": "basivertebral-nerve-ablation",
            },
        ),
    ],
    "faq": [
        (
            "item",
            {
                "question": "My MRI shows Modic changes. Do I need treatment?",
                "answer": (
                    "<p>Not because of the scan alone, since we treat people and not pictures. "
                    "Please bring the scan with you, so that together we can see if it fits "
                    "your pain.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Is it dangerous to move?",
                "answer": (
                    "<p>It is a good idea to ask us which activities suit you. For adults in "
                    "general, the goal is 150 minutes a week of moderate activity, and sessions "
                    "of 5 or 10 minutes count.[ref:cdc-arthritis] If you are new to exercise, "
                    "it is best to add time slowly.[ref:cdc-smart]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Will opioids help?",
                "answer": (
                    "<p>Opioids may not do more than other medicine for back pain or for "
                    "arthritis of the hip or knee. In a 12-month trial of 240 people with such "
                    "pain, opioids did not help daily life more, and pain was slightly "
                    "worse.[ref:krebs-2018] Opioids also have side effects, such as "
                    "constipation and sleepiness, so please talk with us about "
                    "them.[ref:drugs-com-opioids]</p>"
                ),
            },
        ),
    ],
}
