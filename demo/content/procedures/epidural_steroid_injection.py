"""Epidural steroid injection."""

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

EPIDURAL_STEROID_INJECTION = {
    "title": "Epidural steroid injection",
    "slug": "epidural-steroid-injection",
    "search_description": (
        "How an epidural steroid injection is given, what it may and may not do for nerve pain, and the "
        "FDA warning to know about first."
    ),
    "teaser": "Places steroid medicine near a sore nerve in the back; it may ease pain for some people.",
    "drawing": "procedure-epidural",
    "written_by": "samuel-oyelaran-brandt",
    "reviewed_by": "ines-valderrama-okoye",
    "reviewed_days_ago": 47,
    "also_known_as": "Epidural injection\nNerve root injection",
    "name_note": (
        "“Epidural” is the name of the space around the nerve roots. The word is also used for pain "
        "relief in childbirth. This page is about back and leg pain."
    ),
    "summary": (
        "An epidural steroid injection puts medicine next to a sore nerve in your back. It may ease leg "
        "pain from a herniated disc for some weeks. For spinal stenosis the proof is weak, and rare harm "
        "can be severe."
    ),
    "conditions": ["lumbar-spinal-stenosis", "herniated-disc", "sciatica"],
    "key_facts": [
        fact("setting", "At our clinic, home the same day"),
        fact("body_part", "Space around the nerve roots", "cohen-2021"),
        fact("image_guidance", "X-ray, with contrast dye", "rathmell-2015"),
        fact("duration", "About 1 hour with us"),
        fact("repeat", "At most 2 or 3 a year for most", "medlineplus-epidural"),
        fact("coverage", "Limits how often", "lcd-l33906"),
    ],
    "understanding_title": "Why a nerve in the back can hurt",
    "understanding": [
        text(
            "Nerves leave the low back and run to your legs, and the place where a nerve starts is called "
            "a nerve root. A root can hurt when a [page:herniated-disc|herniated disc] presses on it, or "
            "when the canal is too tight ([page:lumbar-spinal-stenosis|lumbar spinal "
            "stenosis]).[ref:cohen-2021]",
            "The steroid is meant to calm swelling, and numbing medicine is often added.[ref:cohen-2021] "
            "The shot does not take away the disc or widen the canal.",
        ),
        heading("Three ways to reach the same space"),
        (
            "text",
            "<ul><li><b>Transforaminal:</b> from the side, where the nerve leaves the "
            "spine.</li><li><b>Interlaminar:</b> from the back, between the bones of the "
            "spine.</li><li><b>Caudal:</b> from below, near the tailbone.[ref:cohen-2021]</li></ul><p>We "
            "tell you which way we plan for you, and why.</p>",
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "The FDA has not approved steroids for this use",
                "text": (
                    "<p>In April 2014 the FDA, the US agency for drug safety, put a warning on the label "
                    "of these drugs, which says that benefit and safety of this use are not "
                    "established.[ref:fda-2014-epidural] Doctors may still offer it, but you should know "
                    "this before you say yes.</p>"
                ),
            },
        ),
    ],
    "steps_intro": STEPS_INTRO,
    "steps": [
        step(
            "You get into position",
            "We help you to lie face down in comfort, and then we ask your name and the side of your pain "
            "once more.",
            "epidural-1-position",
        ),
        step(
            "The needle goes in",
            "First we numb the skin, and then the doctor aims for the space around the nerve "
            "roots.[ref:cohen-2021] We tell you before each part, and you can ask us to stop at any time.",
            "epidural-2-needle",
        ),
        step(
            "A check comes first",
            "Contrast dye shows on the X-ray screen where the medicine will go, and an expert group that "
            "worked with the FDA lists such a picture among its safety rules.[ref:rathmell-2015]",
            "epidural-3-contrast",
        ),
        step(
            "The medicine goes in",
            "Steroid medicine flows into the space, often together with numbing medicine.[ref:cohen-2021] "
            "You rest with us afterward.",
            "epidural-4-medicine",
        ),
    ],
    "suits": points(
        "You have nerve pain from a herniated disc.[ref:cohen-2021]",
        "You have nerve pain from a tight canal, and you know that lasting benefit has not been "
        "shown.[ref:katz-2022]",
        "You want to try it after you have heard the FDA warning.[ref:fda-2014-epidural]",
    ),
    "unsuited": points(
        "You look for lasting relief of spinal stenosis.[ref:katz-2022]",
        "You have back pain without nerve pain, while the shot is meant for nerve pain.[ref:cohen-2021]",
        "You do not want a steroid, while shots without it may also ease pain somewhat, though few good "
        "trials compare them.[ref:bicket-2013]",
    ),
    "balance_intro": "<p>This is a common shot, and it is easy to think that it must work, so please read "
    "both sides with the same care.</p>",
    "benefits": [
        outcome(
            "Less leg pain for a while.",
            "In nerve pain it probably helps for up to 3 months, and about 1 in 4 more people did well on "
            "pain than in the groups without it.[ref:armon-2025]",
        ),
        outcome(
            "Easier daily life.",
            "About 1 in 6 more people with nerve pain get around better for up to 3 months, and in "
            "stenosis it may help with that, too, but not with pain.[ref:armon-2025]",
        ),
    ],
    "risks": [
        outcome(
            "It may not help.",
            "In stenosis, steroid plus numbing medicine was little or no better at six weeks than numbing "
            "medicine alone.[ref:friedly-2014] Nobody has shown that pain is less in the long "
            "run.[ref:armon-2025]",
        ),
        outcome(
            "Minor trouble: about 2 to 17 in 100",
            "had some problem, from 2.4 to 16.8 in 100 by study, mostly soreness or "
            "numbness.[ref:armon-2025] You may also faint, or your face may get red and warm.",
        ),
        outcome(
            "The lining is pricked: about 1 in 100",
            "In about 1.4 of 100 people the needle pricks the lining around the nerves.[ref:busse-2025] "
            "Fluid can leak out and cause a headache that is worse when you sit or stand, and better when "
            "you lie flat.",
            1,
        ),
        outcome(
            "Pain or stiffness that lasts: about 9 in 100",
            "This is the figure (8.6 of 100) that a guideline panel used for procedures of this "
            "kind.[ref:busse-2025]",
            9,
        ),
        outcome(
            "Higher blood sugar.",
            "In 30 people with diabetes it rose from 160 to 286 mg/dL on average and was back in about 2 "
            "days.[ref:even-2012] In some it took one or two weeks.[ref:sis-glucose]",
        ),
        outcome(
            "Other effects of the steroid.",
            "Three weeks later, the body’s own steroid was down by more than half in 20.3% of people, and "
            "in 6.7% without steroid in the shot.[ref:friedly-2018] Many shots may weaken "
            "bone.[ref:mandel-2013]",
        ),
        outcome(
            "Bleeding, infection, nerve injury, allergy.",
            "All of these are very rare, but bleeding can press on the nerves, the needle can injure a "
            "nerve, and you can be allergic to the medicine or the dye. The medicine can get into a blood "
            "vessel, and you may have trouble passing urine for a while.[ref:goodman-2008]",
        ),
        outcome(
            "Rare but severe harm.",
            "The FDA warns of loss of vision, stroke, paralysis (loss of movement) and "
            "death.[ref:fda-2014-epidural] It has happened most with shots in the neck, but also in the "
            "low back, and with shots from the side (transforaminal).[ref:armon-2025]",
        ),
    ],
    "certainty": (
        "<p>Experts do not agree with one another about these injections. In 2025 a panel of a British "
        "medical journal (BMJ) advised strongly against these shots for pain of 3 months or more, unless in a "
        "trial.[ref:busse-2025] A group of 34 pain societies calls that advice misleading and asks for it to "
        "be withdrawn.[ref:ausdoc-2025]</p>"
        "<p>In England, the national institute that advises on care says no shots into the spine for low back "
        "pain without sciatica, apart from ablation for people who qualify.[ref:nice-qs155] The medical colleges there "
        "say that epidural shots should be considered for sudden and severe sciatica, but not for pain on walking "
        "when the middle of the canal is too tight.[ref:aomrc-ebi]</p>"
    ),
    "tell_us_first": points(
        BLOOD_THINNER,
        BLEEDING,
        PREGNANCY,
        INFECTION,
        ALLERGY,
        DIABETES_AND_STEROID,
        "You have a pump, a stimulator or another implant in your back, or had surgery there.",
    ),
    "before": [
        EATING,
        MEDICINES,
        RIDE,
        advice("time", "Plan about 1 hour with us, and the longest part of it is the rest afterward."),
    ],
    "after": [
        advice(
            "normal",
            "The spot may be sore for some days, and your pain may go up before it goes "
            "down.[ref:hopkins-epidural] A leg may be numb or weak from the numbing medicine when you leave us, "
            "which fades within hours: if it begins later, grows, is in both legs, or does not fade, call 911. "
            f"{STEROID_CHECKS}",
        ),
        advice(
            "relief",
            "The steroid starts in 1 or 2 days at the earliest,[ref:hopkins-epidural] often in 3 to 5 "
            "days, and it may take up to 10. Judge it after two weeks.[ref:uih-after] Relief may last for "
            "some weeks or months, and for some people it does not come at all.",
        ),
        advice("driving", "Do not drive on the day of the shot, or while a leg is numb or weak."),
        SHOWER,
        advice(
            "lifting",
            "Rest on the first day, and then do a little more each day and stop whenever it hurts more "
            "than before.",
        ),
        advice(
            "work",
            "Plan to be off work on the day of the shot, and go back when you feel well and your legs are "
            "strong.",
        ),
        advice(
            "calling",
            "Call us the same day for a headache that gets better when you lie flat, for redness or fluid "
            "at the spot, or for very high blood sugar. Call 911 if your vision changes, or for new "
            "numbness or weakness, a severe headache, a stiff neck, fever, chills or a seizure. Rare harm "
            "often begins within minutes to 48 hours.[ref:fda-2014-epidural]",
        ),
    ],
    "recovery": [
        stage("The next day", "A nurse calls you to hear how you are, and you can ask anything you like."),
        stage("2 weeks", "We call you, and you tell us about pain, sleep, walking and pain pills."),
        stage(
            "6 weeks",
            "You come in, and if the shot did not help, we do not simply repeat it but look for the reason.",
        ),
    ],
    "studies": [
        claim(
            "In 400 people with stenosis, steroid plus numbing medicine was 1.0 point better at six weeks "
            "than numbing medicine alone, on a disability scale of 24 points. That may be chance.",
            "friedly-2014",
            evidence="trial",
            blinded="yes",
        ),
        claim(
            "For sciatica, 25 trials against placebo found slightly less leg pain and disability for a "
            "short time, but said too little about harm.",
            "oliveira-2020",
            evidence="review",
            funding="independent",
        ),
        claim(
            "Across 90 trials, the shots probably help nerve pain for up to 3 months. In stenosis they "
            "may help people get around, but they did not ease pain. Relief for longer is not shown.",
            "armon-2025",
            evidence="review",
        ),
    ],
    "cost": (
        "<p>Medicare limits how often it pays.[ref:lcd-l33906] In Arizona, New Jersey, Ohio, Oklahoma, "
        "Texas and Washington, Original Medicare has to approve the shot first since January 1, 2026, in "
        "a test that is "
        f"called WISeR.[ref:beckers-wiser] Other plans differ in what they pay for. {PLAN}</p>"
    ),
    "questions": [
        ("question", "Which nerve do you think is causing my pain?"),
        ("question", "Which of the routes will you use, and why?"),
        ("question", "Could I have the shot without steroid?"),
        ("question", "How will we know if it worked?"),
        ("question", "What is the plan if it does not help?"),
    ],
    "faq": [
        question(
            "How many shots can I have?",
            "Most doctors allow two or three a year, because more may weaken bones or "
            "muscles.[ref:medlineplus-epidural] We do not plan a series ahead, and after each one we ask "
            "if it was worth it.",
        ),
        question(
            "Will a shot save me from surgery?",
            "That is not known. In a study of people with a herniated disc, 154 with a shot and 453 "
            "without did the same after 4 years.[ref:radcliff-2012] Of those with a shot, 41% changed "
            "their mind away from surgery, and 12% of the others.[ref:radcliff-2012] They were not put "
            "into groups by chance.",
        ),
    ],
}
