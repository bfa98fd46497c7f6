"""Pain after back surgery."""

from .warning_signs import WHAT_THE_SIGNS_MEAN

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
        "Some people still have pain after an operation on the back, and that is not your "
        "fault. We look for where the pain comes from, and we tell you what may help and what "
        "it may cost you in risks."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>An operation on the back does not relieve pain for everyone, and an old "
                "name for this is “failed back surgery syndrome”. We do not like that name, "
                "because you have not failed.</p>"
                "<p>One place to look is the sacroiliac joint, which lies at the base of the "
                "spine. It is a likely source of pain after a fusion, which is an operation "
                "that joins bones of the low back. By one estimate, it is the source in 29% of "
                "people whose back surgery did not help.[ref:chuang-2019] You can read more "
                "about it on our page on [page:sacroiliac-joint-pain|sacroiliac joint pain], "
                "but other causes come into question too.</p>"
            ),
        ),
    ],
    "how_found": [
        (
            "text",
            (
                "<p>We start with your story, so please tell us what the pain was like before "
                "the operation and what it is like now. It helps us if you bring the report of "
                "the operation and your scans. After that, we look at how you stand, how you "
                "walk and how you move.</p>"
                "<p>If the sacroiliac joint may be the source, a numbing shot into the joint is "
                "the test that others are measured by.[ref:simopoulos-2012] However, no test "
                "for this joint is perfect.</p>" + WHAT_THE_SIGNS_MEAN
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "A plan for your days",
                "text": (
                    "<p>We talk with you about walking, sleep, work and worries, and together "
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
                    "can have side effects. If you take opioids already, "
                    "[page:opioid-pain-medicine|never stop suddenly], and talk with us before you "
                    "change anything.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Sacroiliac joint injection",
                "text": (
                    "<p>This is an injection of numbing medicine and a "
                    "steroid,[ref:scholten-2015] and it may show if this joint is the source. "
                    "It may not help, and no good trial tells us how often it does.</p>"
                ),
                "page": "sacroiliac-joint-injection",
            },
        ),
        (
            "treatment",
            {
                "title": "Spinal cord stimulation",
                "text": (
                    "<p>This is an implanted device that sends electrical pulses to the spinal "
                    "cord.[ref:traeger-2023] In a trial that the maker paid for, 34% had at least "
                    "half less leg pain at 12 months, and 7% with usual care.[ref:kumar-2007] In "
                    "another trial, 50 people did about the same with a placebo (pretend) "
                    "stimulation.[ref:hara-2022] Its leads (the thin wires) can move or break, so "
                    "that additional operations are common.[ref:statpearls-scs]</p>"
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
                    "<p>We cannot say from here, because we first look for where the pain comes "
                    "from. If we think that a surgeon should see you again, we tell you "
                    "why.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Is a stimulator right for me?",
                "answer": (
                    "<p>It may be, and you have a trial of it first, where the usual mark is at "
                    "least half less pain.[ref:pmc7004134] However, for low back pain, the "
                    "long-term benefit and harm are not certain.[ref:traeger-2023]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What should I bring to the first visit?",
                "answer": (
                    "<p>Please bring the report of your operation, your scans and your list of "
                    "medicines. It also helps us to have a note of what has helped so far and "
                    "what has not.</p>"
                ),
            },
        ),
    ],
}
