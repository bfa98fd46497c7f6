"""What nobody could confirm about the demo's content: for the physician who signs it, never for visitors."""

# By the slug of the page; "" is about all of them.
OPEN_POINTS = {
    "": [
        "The three levels of warning signs were put together from several sources. Approve their wording and levels.",
        "A sign without a source is the practice’s own grading; vomiting blood is on the first level to be careful.",
        "MedlinePlus was read in a copy without a date. Open the live page before quoting a date.",
        "Stop and restart times of blood thinners are left out on purpose; they belong in the clinic’s own protocol.",
        "The practice’s own ways (rides, calls, visits, what we ask) are invented. Compare them with your clinic’s.",
    ],
    "mild": [
        "MiDAS ENCORE: the results at 6 months and 1 year were not read, so no numbers are printed.",
        "MOTION: the paper’s line on who paid, and its single main outcome, were not read.",
        "Recovery times were not found in an independent source.",
        "The device’s labeling was not read.",
    ],
    "epidural-steroid-injection": ["Friedly 2014: the line on who paid was not read."],
    "radiofrequency-ablation": ["Newer trials with a sham group were not read."],
    "spinal-cord-stimulation": [
        "Hara 2022: the line on who paid was not read.",
        "MRI limits, airport gates and pregnancy are in each maker’s handbook, which was not read.",
    ],
    "sacroiliac-joint-injection": ["No guideline’s figure on how often it may be repeated was read."],
    "basivertebral-nerve-ablation": [
        "SMART: the result in all randomized people was not read, only the maker’s figure for those who kept to plan.",
        "INTRACEPT: the line on who paid was not read.",
        "Recovery times were not found in an independent source; the device’s labeling was not read.",
    ],
    "lumbar-spinal-stenosis": ["“Sudden loss of nerve function is rare” is expert opinion."],
    "herniated-disc": [
        "“For some people a year or more” is from an A.D.A.M. text in Spanish, which the page does not cite."
    ],
    "sciatica": [
        "How sciatica feels, and when a scan is needed, is general knowledge without a source on the page.",
    ],
    "mild-explained": [
        "MiDAS ENCORE: the results at 6 months and 1 year were not read, so no numbers are printed."
    ],
    "medicare-and-mild": [
        "Confirm on cms.gov that NCD 150.13 still is as of December 7, 2016: its record was last edited March 4, 2026.",
        "That the delay of April 6, 2026, names this procedure is from a news report; confirm that it still holds.",
        "What people owe inside a study was read on a page of 2017.",
    ],
    "opioid-pain-medicine": [
        "The CDC guideline was read in a public extract that quotes it page by page.",
        "988 is the national crisis line; it is on the page without a source.",
    ],
    "anti-inflammatory-pills": [
        "The FDA’s medication guide was not read; the stomach and kidneys rest on hospital libraries.",
        "When to stop the pills and call is the practice’s own grading.",
    ],
    "pinched-nerve-in-the-neck": [
        "What a pinched nerve is, how it feels, and when a scan is needed, is general knowledge without a source.",
        "The neck sources are about neck pain in general; how a pinched nerve in the neck goes on was not read.",
        "Which harms neck injections led to was read in a report of the review of 2025, not in the review.",
    ],
    "neck-pain-habits": ["Sudden severe headache as a neck sign was not checked and is left out."],
    "exercise-with-arthritis": ["The CDC’s current address of its page on safe exercise was not opened."],
    "before-spinal-cord-stimulation": ["Hara 2022: the line on who paid was not read."],
    "back-pain-from-the-bone": ["SMART: the result in all randomized people was not read."],
}
