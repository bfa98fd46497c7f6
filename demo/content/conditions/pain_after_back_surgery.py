"""Pain after back surgery."""

from .warning_signs import NERVE_SIGNS, WE_ASK_ABOUT_SIGNS

PAIN_AFTER_BACK_SURGERY = {
    "title": "Pain after back surgery",
    "slug": "pain-after-back-surgery",
    "search_description": (
        "When pain stays or comes back after back surgery: where it may come from, warning signs, and "
        "treatments with their risks."
    ),
    ("teaser"): (
        "When pain stays after an operation on the back, there are still things to look for and to try."
    ),
    "drawing": "condition-after-surgery",
    "written_by": "mei-lin-castellanos",
    "reviewed_by": "tobias-lindqvist-amari",
    "reviewed_days_ago": 57,
    "also_known_as": "Failed back surgery syndrome",
    "summary": (
        "Some people still have pain after an operation on the back. It is not your fault. We look for where "
        "the pain comes from, and tell you what may help and what it may cost you in risks."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>An operation on the back does not relieve pain for everyone. An old name for this is "
                "“failed back surgery syndrome”. We do not like that name. You have not failed.</p>"
                "<p>One place to look is the sacroiliac joint, at the base of the spine. It is a likely "
                "source of pain after a fusion, an operation that joins bones of the low back. By one "
                "estimate it is the source in 29% of people whose back surgery did not help."
                "[ref:chuang-2019] Other causes come into question too. Read more on "
                "[page:sacroiliac-joint-pain|sacroiliac joint pain].</p>"
            ),
        ),
    ],
    "warning_signs": NERVE_SIGNS,
    "how_found": [
        (
            "text",
            (
                "<p>We start with your story. What was the pain like before the operation, and what is it "
                "like now? Please bring the report of the operation and your scans. Then we look at how you "
                "stand, walk and move.</p>"
                "<p>If the sacroiliac joint may be the source, a numbing shot into the joint is the test "
                "that others are measured by.[ref:simopoulos-2012] No test is perfect.</p>"
                + WE_ASK_ABOUT_SIGNS
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "A plan for your days",
                "text": (
                    "<p>We talk about walking, sleep, work and worries, and write down what you want to try. "
                    "If it makes the pain worse, stop and call us.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Medicine",
                "text": (
                    "<p>For pain of more than a month, treatment without opioids (strong pain medicine) is "
                    "preferred.[ref:cdc-2022-opioids] Every medicine can have side effects. Do you take "
                    "opioids already? Talk with us before you change anything.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Sacroiliac joint injection",
                "text": (
                    "<p>A shot with numbing medicine and a steroid.[ref:scholten-2015] It may show if this "
                    "joint is the source. In one series of 46 people, about 1 in 10 did not get better."
                    "[ref:sahin]</p>"
                ),
                "page": "sacroiliac-joint-injection",
            },
        ),
        (
            "treatment",
            {
                "title": "Spinal cord stimulation",
                "text": (
                    "<p>An implant that sends electrical pulses to the spinal cord.[ref:traeger-2023] In a "
                    "trial of 100 people, 34% had at least half less leg pain at 12 months, and 7% with "
                    "usual care.[ref:kumar-2007] Leads can move or break, so more operations are common."
                    "[ref:statpearls-scs]</p>"
                ),
                "page": "spinal-cord-stimulation",
            },
        ),
    ],
    "faq": [
        (
            "item",
            {
                "question": "Do I need another operation?",
                "answer": (
                    "<p>We cannot say from here. We first look for where the pain comes from. If we think "
                    "that a surgeon should see you again, we tell you why.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Is a stimulator right for me?",
                "answer": (
                    "<p>It may be. You have a trial first, and the usual mark is at least half less pain."
                    "[ref:pmc7004134] Long-term benefit and harm are not certain for low back pain."
                    "[ref:traeger-2023]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What should I bring to the first visit?",
                "answer": (
                    "<p>Bring the report of your operation, your scans, your list of medicines, and a note "
                    "of what has helped so far and what has not.</p>"
                ),
            },
        ),
    ],
}
