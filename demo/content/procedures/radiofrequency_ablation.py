"""Radiofrequency ablation of the facet joint nerves."""

from .shorthand import (
    ALLERGY,
    BLEEDING,
    BLOOD_THINNER,
    EATING,
    INFECTION,
    MEDICINES,
    PLAN,
    PREGNANCY,
    RIDE,
    SHOWER,
    STEPS_INTRO,
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

RADIOFREQUENCY_ABLATION = {
    "title": "Radiofrequency ablation",
    "slug": "radiofrequency-ablation",
    "search_description": (
        "Radiofrequency ablation for facet joint pain: the test that comes first, what may help, what "
        "trials found, and what is still debated."
    ),
    "teaser": "Treats the small nerves that carry pain from the facet joints; trials do not all agree.",
    "drawing": "procedure-rfa",
    "written_by": "priya-raghunandan-cole",
    "reviewed_by": "tobias-lindqvist-amari",
    "reviewed_days_ago": 33,
    "also_known_as": "RFA\nMedial branch ablation",
    "name_note": (
        "“Radiofrequency” means radio waves, which make heat, and “ablation” means taking away the work "
        "of a tissue, here of a small nerve."
    ),
    "summary": (
        "Radiofrequency ablation heats the small nerves that carry pain from the joints at the back of "
        "the spine. It may ease pain for some months in some people, but doctors still debate how well it "
        "works."
    ),
    "conditions": ["facet-joint-pain"],
    "key_facts": [
        fact("setting", "At our clinic, home the same day"),
        fact("body_part", "Nerves of the facet joints", "mccormick-2015"),
        fact("anesthesia", "Numbing medicine"),
        fact("image_guidance", "X-ray"),
        fact("duration", "About 2 hours with us"),
        fact("repeat", "Can be repeated", "umms-rfa"),
    ],
    "understanding_title": "Why the facet joints can hurt",
    "understanding": [
        text(
            "Facet joints are small joints at the back of the spine, which link one bone to the next, and "
            "medial branch nerves carry pain from these joints.[ref:mccormick-2015] When we think that "
            "such a joint is the source, we speak of [page:facet-joint-pain|facet joint pain].",
            "Radiofrequency ablation aims at those small nerves, so it may ease pain, but it does not fix "
            "the joint itself.",
        ),
        heading("A test comes first"),
        text(
            "Before the treatment you have a test injection with numbing medicine, a diagnostic block. In "
            "trials, only people whose block was positive could take part,[ref:juch-2017] and if your "
            "test does not help, we do not go on.",
        ),
    ],
    "steps_intro": STEPS_INTRO,
    "steps": [
        step(
            "The test block",
            "On a day of its own, numbing medicine goes in as a test.[ref:juch-2017] You write down how "
            "much pain you have on that day.",
            "rfa-1-test-block",
        ),
        step(
            "The doctor reaches the nerve",
            "On the day of treatment we numb the skin, and by X-ray the doctor guides a needle to the "
            "medial branch nerves.[ref:mccormick-2015]",
            "rfa-2-needle",
        ),
        step(
            "Heat is used",
            "Radio waves make heat at the tip, and the small nerve is the target.[ref:mccormick-2015] "
            "Tell us at once if you feel pain in the leg.",
            "rfa-3-heat",
        ),
        step(
            "You rest with us",
            "The aim is that the small nerve no longer carries pain, and we stay near you until you feel "
            "ready.",
            "rfa-4-after",
        ),
    ],
    "suits": points(
        "We think that your pain comes from the facet joints.[ref:mccormick-2015]",
        "A test block with numbing medicine was positive.[ref:juch-2017]",
        "You plan to keep up exercise, as everyone did in three trials.[ref:juch-2017]",
    ),
    "unsuited": points(
        "Your test block was not positive.[ref:juch-2017]",
        "You hope that it will replace exercise, although it was studied as an extra.[ref:juch-2017]",
        "Your pain runs down the leg from a pressed nerve, while this treats pain from the joints.",
    ),
    "balance_intro": (
        "<p>A guideline from many pain societies says that nearly all parts of this treatment are still "
        "debated.[ref:cohen-2020]</p>"
    ),
    "benefits": [
        outcome(
            "Relief for some months.",
            "When it helps, reports usually speak of 6 to 12 months, and at times of up to 2 "
            "years.[ref:mccormick-2015]",
        ),
        outcome(
            "It can be repeated.",
            "Nerves can grow back and the pain may return, and if relief fades, we can do it "
            "again.[ref:umms-rfa]",
        ),
    ],
    "risks": [
        outcome(
            "It may not help.",
            "In three trials with 681 people, adding it to exercise made no difference to pain at three "
            "months that would matter to patients.[ref:juch-2017]",
        ),
        outcome(
            "An irritated nerve: about 2 in 100",
            "had this in a US trial (3 of 136 people), and 7 had some minor problem.[ref:pmc6543534] There "
            "were 4 serious events: three were judged to have another cause, and one was an emergency visit "
            "for a suspected irritated nerve.[ref:pmc6543534]",
            2,
        ),
        outcome(
            "A numb or sore patch of skin.",
            "It may feel like a sunburn for days to weeks, and in some people for "
            "longer.[ref:spine-health-rfa]",
        ),
        outcome(
            "Soreness.",
            "Of 92 people, 3 were sore at the spot for more than two weeks, 3 had nerve pain for less "
            "than two weeks, and none had an infection or new weakness.[ref:kornick-2004]",
        ),
        outcome(
            "Bleeding, infection, nerve injury, allergy.",
            "All of these are uncommon, and the risk of bleeding counts as low.[ref:asra-2019] You can be "
            "allergic to a medicine, and heat can injure a nerve that moves the leg.",
        ),
        outcome(
            "Trouble with an implant.",
            "The current can disturb a pacemaker, a defibrillator, a stimulator or a pump.[ref:sowder-2023]",
        ),
    ],
    "certainty": (
        "<p>Experts do not agree with one another about this treatment. A panel of a British medical "
        "journal (BMJ) advised in 2025 against it for lasting back pain.[ref:busse-2025] Advisers in "
        "England say that it may be offered when other care failed and a test block "
        "helped.[ref:aomrc-ebi]</p>"
    ),
    "tell_us_first": points(
        "You have a pacemaker, a defibrillator, a stimulator, a pump or another implant.[ref:sowder-2023]",
        BLOOD_THINNER,
        BLEEDING,
        PREGNANCY,
        INFECTION,
        ALLERGY,
        "You have diabetes, because not eating and stress can change your blood sugar.",
    ),
    "before": [
        EATING,
        MEDICINES,
        RIDE,
        advice(
            "time",
            "Plan about 2 hours with us on the day of treatment, and a shorter visit for the test on "
            "another day.",
        ),
    ],
    "after": [
        advice(
            "normal",
            "Your back may be sore for some days, and at times the pain is worse than before.[ref:umms-rfa]",
        ),
        advice(
            "relief",
            "It may take three weeks or more until you feel the most relief, which may last for months, "
            "up to a year, or may not come at all.[ref:umms-rfa]",
        ),
        advice("driving", "Do not drive on the day, or while a leg is numb or weak."),
        SHOWER,
        advice(
            "lifting",
            "Rest on the first day, and then go back to your exercise step by step as the soreness allows.",
        ),
        advice(
            "work",
            "Plan to be off work on the day and the day after, and go back when the soreness allows it.",
        ),
        advice(
            "calling",
            "Call us the same day for redness or fluid at the spot, or for burning pain that gets worse. "
            "New weakness, numbness between the legs, fever or chills is an emergency, so call 911.",
        ),
    ],
    "recovery": [
        stage("The next day", "A nurse calls you to hear how you are, and you can ask anything you like."),
        stage("4 weeks", "We call you and talk about pain, sleep and moving."),
        stage("3 months", "You come in, and together we decide whether it was worth it and how you go on."),
    ],
    "studies": [
        claim(
            "In three Dutch trials with 681 people, ablation added to exercise made no difference to pain "
            "at three months that would matter to patients.",
            "juch-2017",
            evidence="trial",
            funding="not_stated",
            blinded="no",
        ),
        text(
            "People in these trials were 52 years old on average and had pain of 7.1 on a scale of "
            "10.[ref:juch-2017] Pain specialists criticize who was chosen, how the treatment was done and "
            "how the results were counted.[ref:provenzano-2018]",
        ),
        claim(
            "A guideline from 2020 answers 17 practical questions. It says that nearly every part of the "
            "treatment is still debated.",
            "cohen-2020",
            evidence="guideline",
            funding="independent",
        ),
    ],
    "cost": (f"<p>Plans differ, so we ask yours about the test block and about the treatment. {PLAN}</p>"),
    "questions": [
        ("question", "Why do you think my facet joints are the source?"),
        ("question", "What counts as a good result of the test block?"),
        ("question", "What would exercise alone do for me?"),
        ("question", "What can go wrong, and how often have you seen it?"),
        ("question", "What will I pay for the test and for the treatment?"),
    ],
    "faq": [
        question(
            "Why do I need a test first?",
            "The test shows if numbing those small nerves changes your pain, but a good test does not "
            "promise a good result.",
        ),
        question(
            "Is it better than exercise?",
            "That has not been shown, because it was only tried on top of exercise, where it added "
            "little.[ref:juch-2017]",
        ),
    ],
}
