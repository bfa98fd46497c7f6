"""Sacroiliac joint injection."""

from .shorthand import (
    ALLERGY,
    BLEEDING,
    BLOOD_THINNER,
    DIABETES_AND_STEROID,
    EATING,
    INFECTION,
    MEDICINES,
    PLAN,
    PREGNANCY,
    RIDE,
    SHOWER,
    STEPS_INTRO,
    STEROID_CHECKS,
    advice,
    claim,
    fact,
    heading,
    outcome,
    points,
    question,
    stage,
    step,
    text,
)

SACROILIAC_JOINT_INJECTION = {
    "title": "Sacroiliac joint injection",
    "slug": "sacroiliac-joint-injection",
    "search_description": (
        "A sacroiliac joint injection can show if this joint is the source of pain, and may ease it. How "
        "it is done, and its limits."
    ),
    "teaser": (
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
        "An injection into the sacroiliac joint can help to show if this joint is the source of your "
        "pain. It may also ease the pain for some people, but it does not help everyone."
    ),
    "conditions": ["sacroiliac-joint-pain", "pain-after-back-surgery"],
    "key_facts": [
        fact("setting", "At our clinic, home the same day"),
        fact("image_guidance", "X-ray, or X-ray scan (CT)", "scholten-2015", "sahin"),
        fact("anesthesia", "Numbing medicine, with a steroid", "scholten-2015", "sahin"),
        fact("duration", "About 1 hour with us"),
        fact("repeat", "Second shot: about 1 in 6", "sahin"),
    ],
    "understanding_title": "Why this joint can hurt",
    "understanding": [
        text(
            "The sacroiliac joints link the base of your spine to the hip bones, one on each side, and "
            "they are thought to be the source in about 15 to 30 in 100 people with lasting low back "
            "pain.[ref:chuang-2019] A stricter review says 10 to 25 in 100 people with pain below the "
            "lowest low back bone.[ref:simopoulos-2012]",
            "No story, hands-on finding or scan proves that this joint is the source, so a numbing "
            "injection into the joint is the test that others are measured by.[ref:simopoulos-2012] Read "
            "more about [page:sacroiliac-joint-pain|sacroiliac joint pain].",
        ),
        heading("A test and a treatment"),
        text(
            "The injection holds numbing medicine and a steroid.[ref:scholten-2015] The numbing part is "
            "the test, because if your pain eases soon after, the joint may be the source, while the "
            "steroid may ease pain for longer, or it may not.",
        ),
    ],
    "steps_intro": STEPS_INTRO,
    "steps": [
        step(
            "You get into position",
            "We help you to lie face down, and we ask your name and the side of your pain once more, and "
            "you tell us how much it hurts at this moment.",
            "si-1-position",
        ),
        step(
            "The needle goes to the joint",
            "First we numb the skin, and then the doctor guides the needle with live X-ray or with "
            "CT,[ref:scholten-2015][ref:sahin] because without a picture, only 5 of 60 needles came near "
            "the joint.[ref:si-blind-2003]",
            "si-2-needle",
        ),
        step(
            "Contrast shows the joint",
            "Contrast is a fluid that shows up on X-ray, and it shows that the needle is inside the "
            "joint.[ref:scholten-2015][ref:sahin]",
            "si-3-contrast",
        ),
        step(
            "The medicine goes in",
            "The numbing medicine and the steroid go into the joint.[ref:scholten-2015] When we have "
            "checked that your legs are strong, and with one of us beside you, you move in the way that "
            "hurts. We ask you what has changed, and you write it down.",
            "si-4-medicine",
        ),
    ],
    "suits": points(
        "You have lasting pain below the lowest low back bone (L5).[ref:simopoulos-2012]",
        "Three or more hands-on tests point to this joint, which makes it much more likely.[ref:szadek-2009]",
        "You have pain after a fusion, an operation that joins bones of the low back.[ref:chuang-2019]",
    ),
    "unsuited": points(
        "You look for one proven plan, while none has been proven better than the rest.[ref:prather-2020]",
        "You have not yet tried other ways, such as physical therapy and medicine.[ref:chuang-2019]",
    ),
    "balance_intro": "<p>We know less about this injection than we would like, so please read both sides "
    "with the same care.</p>",
    "benefits": [
        outcome(
            "It may give an answer.",
            "If the pain goes away while the joint is numb, the joint is a likely "
            "source.[ref:simopoulos-2012]",
        ),
        outcome(
            "It may ease the pain.",
            "It may help some people, but no good trial tells us how often.",
        ),
    ],
    "risks": [
        outcome(
            "It may not help: about 10 in 100",
            "did not get better in a series of 46 people, and about 1 in 6 needed a second shot.[ref:sahin]",
            10,
        ),
        outcome(
            "Soreness: about 13 in 100",
            "were sore after two days, and in 5.3% the pain was worse.[ref:plastaras-2012]",
            13,
        ),
        outcome(
            "Feeling faint: about 2 in 100",
            "had this in 191 procedures.[ref:plastaras-2012]",
            2,
        ),
        outcome(
            "Effects of the steroid.",
            "In 2.3% the face got red and warm.[ref:plastaras-2012] Blood sugar can rise for days, and "
            "many shots may weaken bone.",
        ),
        outcome(
            "A weak leg for some hours.",
            "The numbing medicine can spread to a big nerve, and you could fall, so stay seated until we "
            "say so.",
        ),
        outcome(
            "Bleeding, infection, nerve injury, allergy.",
            "All of these are rare. You can be allergic to a medicine or to the dye, an infection of the "
            "joint needs treatment at once, and X-rays mean some radiation.",
        ),
    ],
    "certainty": (
        "<p>Experts do not agree with one another about this injection. A panel of a British medical "
        "journal (BMJ) advised in 2025 against joint injections for lasting back pain.[ref:busse-2025] A "
        "group of 34 pain societies calls that advice misleading.[ref:ausdoc-2025]</p>"
    ),
    "tell_us_first": points(
        BLOOD_THINNER,
        BLEEDING,
        PREGNANCY,
        INFECTION,
        ALLERGY,
        DIABETES_AND_STEROID,
        "You have screws, a stimulator or another implant in your back or hip.",
    ),
    "before": [
        EATING,
        MEDICINES,
        RIDE,
        advice("time", "Plan about 1 hour with us, and bring your pain notes of the last days."),
    ],
    "after": [
        advice(
            "normal",
            "The spot may be sore for some days, and a leg may feel numb or weak for some hours. "
            + STEROID_CHECKS,
        ),
        advice(
            "relief",
            "The numbing medicine may help for hours, but then the pain may come back until the steroid "
            "starts, often after 3 to 5 days.[ref:uih-after] Relief may last for weeks or months, and for "
            "some people it does not come at all.",
        ),
        advice("driving", "Do not drive on the day of the shot, or while a leg is numb or weak."),
        SHOWER,
        advice("lifting", "Rest for a day or two, and then go back to normal activity as the pain allows."),
        advice(
            "work",
            "Plan to be off work on the day of the shot, and go back when your leg is strong and you can "
            "sit well.",
        ),
        advice(
            "calling",
            "Call us the same day for redness or fluid at the spot, or for very high blood sugar. Fever, "
            "chills, a stiff neck, severe pain, a new change in bladder or bowel, or weakness that begins "
            "after you went home, grows or does not fade is an emergency, so call 911.",
        ),
    ],
    "recovery": [
        stage(
            "The same day", "You write down your pain every hour, because that tells us what the test shows."
        ),
        stage("The next day", "A nurse calls you and asks what has changed since the injection."),
        stage("2 weeks", "We call you about your pain, your sleep and how well you can sit."),
        stage(
            "6 weeks", "You come in, and together we decide what the shot has told us and what comes next."
        ),
    ],
    "studies": [
        claim(
            "Three or more positive hands-on tests make pain from this joint much more likely, with odds "
            "17 times as high.",
            "szadek-2009",
            evidence="review",
        ),
        claim(
            "In a series of 46 people, about 1 in 6 needed another shot and about 1 in 10 did not get "
            "better, with no comparison group.",
            "sahin",
            evidence="observational",
        ),
        claim(
            "As of 2012, a review found no treatment of this joint that is settled as the right one.",
            "hansen-2012",
            evidence="review",
        ),
    ],
    "cost": f"<p>Plans differ in what they pay for and how often. {PLAN}</p>",
    "questions": [
        ("question", "Which tests make you think of this joint?"),
        ("question", "Is the shot a test, a treatment, or both for me?"),
        ("question", "What should I write down, and for how long?"),
        ("question", "What can go wrong, and how often have you seen it?"),
        ("question", "What is next if the shot does not help?"),
    ],
    "faq": [
        question(
            "Will I need a second shot?",
            "You may need another one, but we do not plan a series ahead, and we count how many steroid "
            "shots you have in a year.",
        ),
        question(
            "What else can I do?",
            "Other ways are physical therapy, medicine, [page:radiofrequency-ablation|radiofrequency "
            "ablation], which treats small nerves with heat, and fusion surgery.[ref:chuang-2019] A US "
            "review says that one kind of ablation is probably better than a sham here, in people younger "
            "than Medicare age.[ref:chou-2021]",
        ),
    ],
}
