"""Spinal cord stimulation."""

from .shorthand import (
    ALLERGY,
    BLOOD_THINNER,
    EATING,
    MEDICINES,
    PLAN,
    PREGNANCY,
    SEDATION,
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

SPINAL_CORD_STIMULATION = {
    "title": "Spinal cord stimulation",
    "slug": "spinal-cord-stimulation",
    "search_description": (
        "Spinal cord stimulation for pain that stays after back surgery: the trial, the implant, what may "
        "help, and the risks to weigh."
    ),
    "teaser": "A small implant sends electrical pulses to the spinal cord; you try it out before you decide.",
    "drawing": "procedure-scs",
    "written_by": "mei-lin-castellanos",
    "reviewed_by": "samuel-oyelaran-brandt",
    "reviewed_days_ago": 61,
    "also_known_as": "SCS\nSpinal cord stimulator",
    "name_note": (
        "“Stimulation” here means small electrical pulses, and the device that makes them is called a "
        "stimulator."
    ),
    "summary": (
        "A small implant sends electrical pulses to the spinal cord. They may lower leg pain for some "
        "people whose back surgery did not help. Problems with the implant are common, so you try it for "
        "some days first."
    ),
    "conditions": ["pain-after-back-surgery"],
    "key_facts": [
        fact("body_part", "Space around the spinal cord", "traeger-2023"),
        fact("implant", "Wires and a device", "traeger-2023"),
        fact("duration", "Trial first: 3 to 7 days", "fda-2020-scs"),
        fact("repeat", "Repairs are common", "statpearls-scs"),
    ],
    "understanding_title": "Why pain can stay after surgery",
    "understanding": [
        text(
            "For some people, pain does not go away after an operation on the back. Such "
            "[page:pain-after-back-surgery|pain after back surgery] is the most common reason for spinal "
            "cord stimulation. It is also used for complex regional pain syndrome, a lasting pain in one "
            "arm or leg.[ref:statpearls-scs][ref:falowski]",
            "Thin wires, called leads, lie in the space around the spinal cord, and an implanted device "
            "sends small electrical pulses through them.[ref:traeger-2023] The pulses do not fix the "
            "cause of the pain, and they do not help everyone.",
        ),
        heading("You try it first"),
        text(
            "A trial usually lasts 3 to 7 days.[ref:fda-2020-scs] The mark of a good trial is at least "
            "half less pain, and without a good trial there should be no implant.[ref:fda-2020-scs] It is "
            "kept short because wires through the skin can let in an infection.[ref:pmc7004134]",
        ),
    ],
    "steps_intro": STEPS_INTRO,
    "steps": [
        step(
            "Trial wires are placed",
            "First we numb the skin, and then thin leads go into the space around the spinal "
            "cord,[ref:traeger-2023] and for the trial, the wires pass through the skin.[ref:pmc7004134]",
            "scs-1-trial-leads",
        ),
        step(
            "You try it at home",
            "You live your days and write down your pain, while a nurse calls you and you can call us on "
            "any of these days.",
            "scs-2-trial-week",
        ),
        step(
            "The device is implanted",
            "If the trial went well and you want it, a device is put under the skin, where it sends "
            "pulses through the leads.[ref:traeger-2023]",
            "scs-3-implant",
        ),
        step(
            "The settings are adjusted",
            "We adjust the settings and show you how to use the device.[ref:statpearls-scs]",
            "scs-4-adjust",
        ),
    ],
    "suits": points(
        "You had back surgery, and it did not relieve your leg pain.[ref:statpearls-scs]",
        "Your pain was at least half less during a trial.[ref:pmc7004134]",
        "You are ready for follow-up, because settings need adjusting and batteries need "
        "replacing.[ref:statpearls-scs]",
    ),
    "unsuited": points(
        "Your trial did not lower your pain by at least half.[ref:pmc7004134]",
        "You want a treatment that is done only once, while a second operation is "
        "common.[ref:statpearls-scs]",
        "You have an infection, or your blood does not clot well.",
    ),
    "balance_intro": (
        "<p>This is an implant near the spinal cord, so please read both sides with the same care and "
        "take your time.</p>"
    ),
    "benefits": [
        outcome(
            "About 48 in 100",
            "had at least half less leg pain at six months in a trial of 100 people after back surgery, "
            "while with usual care it was 9 in 100.[ref:kumar-2007]",
            48,
        ),
        outcome(
            "About 37 in 100",
            "still had this at 24 months, and 2 in 100 with usual care, in the same trial, which the "
            "maker of the device paid for.[ref:kumar-2008]",
            37,
        ),
        outcome("You can try it first.", "So you can see if it helps before you get the implant."),
    ],
    "risks": [
        outcome(
            "About 32 to 43 in 100",
            "have some problem: a wire that shifts or breaks, battery trouble, infection, bleeding, "
            "leaking fluid, or skin that breaks down.[ref:garg-2023]",
        ),
        outcome(
            "A wire shifts: about 10 in 100",
            "Where it was reported, 96% of these needed another operation or removal.[ref:west-2023]",
            10,
        ),
        outcome(
            "It is taken out: about 23 in 100",
            "within 5 years, and 38 in 100 within 10 years, most often because the relief has "
            "faded.[ref:gatzinsky-2024]",
            23,
        ),
        outcome(
            "Infection: more than 4 in 100",
            "in one series, and 9 in 100 with diabetes.[ref:mekhail-2011]",
            4,
        ),
        outcome(
            "Pain at the battery: about 17 in 100",
            "had this kind of pain at one center (127 of 764 people).[ref:baranidharan-2020]",
            17,
        ),
        outcome(
            "Injury of the cord or nerves: about 2 in 100",
            "had a code for spinal cord injury within 30 days in the records of 8,326 insured people, and "
            "0.71% for bleeding next to the spine.[ref:pmc4724311] A nerve injury can mean paralysis, "
            "which is rare.",
            2,
        ),
        outcome(
            "Headache from a leak, and allergy.",
            "The lining around the nerves can tear, which causes a headache that is worse when you sit or "
            "stand. You can be allergic to a medicine or to the device.",
        ),
        outcome(
            "It may not help.",
            "Too little relief is the most frequent complaint to the FDA, the US agency for drug safety "
            "and devices.[ref:fda-2020-scs]",
        ),
    ],
    "certainty": (
        "<p>Experts do not agree with one another about this treatment. A Cochrane review says that, for "
        "low back pain, a lasting gain over placebo is unlikely.[ref:traeger-2023] Critics object that it "
        "left out many large trials.[ref:pmc10391586]</p>"
    ),
    "tell_us_first": points(
        BLOOD_THINNER,
        PREGNANCY,
        "You have an infection anywhere, or a wound, because we wait until it has healed.",
        ALLERGY,
        "You have diabetes, because it makes an infection more likely.[ref:mekhail-2011]",
        "You have a pacemaker, a defibrillator, a pump or another implant, or you need scans with a "
        "magnet (MRI).",
        SEDATION,
    ),
    "before": [
        EATING,
        MEDICINES,
        advice(
            "ride",
            "Bring an adult who can drive you home. After sedation for the implant, an adult should also "
            "stay the night.[ref:northern-care-scs]",
        ),
        advice("time", "Plan half a day with us for the trial wires, and a day for the implant."),
    ],
    "after": [
        advice(
            "normal",
            "You may have soreness and a bruise where the wires or the device lie, for some days to weeks.",
        ),
        advice(
            "relief",
            "In the trial you may notice relief within days, but relief can fade, and for that reason 10 "
            "in 100 devices were out after 3 years and 14 in 100 after 5.[ref:gatzinsky-2024]",
        ),
        advice(
            "driving",
            "Do not drive with the device on during the trial.[ref:lake-norman-scs] After the implant, "
            "one center says no driving for 2 to 3 weeks.[ref:uva-scs] We tell you when you may drive "
            "again.",
        ),
        advice(
            "washing",
            "In the trial, sponge baths only, and keep the bandage dry.[ref:lake-norman-scs] After the "
            "implant, one center allows a shower after 48 hours.[ref:uva-scs]",
        ),
        advice(
            "lifting",
            "Do not bend, twist, reach overhead or lift more than 5 pounds.[ref:lake-norman-scs] The "
            "wires may take up to 12 weeks to settle.[ref:uw-scs]",
        ),
        advice(
            "work",
            "When you can go back depends on your work. If you lift or bend at work, it may take several "
            "weeks, and we give you the date in writing.",
        ),
        advice(
            "calling",
            "Call us the same day for redness, swelling or fluid, for a headache that gets better when "
            "you lie flat, or for a wire that comes out or breaks: switch the device off "
            "first.[ref:uva-scs] Fever, chills, new weakness or numbness between the legs is an "
            "emergency, so call 911.",
        ),
    ],
    "recovery": [
        stage("Trial days", "A nurse calls you every day to hear about your pain and the bandage."),
        stage("End of the trial", "You come in, the wires come out, and we look at your notes together."),
        stage("2 weeks after the implant", "You come in, and we look at the skin and adjust the settings."),
        stage("Every 6 months", "You come in, and we check the device and ask if it still helps you."),
    ],
    "studies": [
        heading("After back surgery that did not help"),
        claim(
            "PROCESS, 100 people: 48% had at least half less leg pain at six months with stimulation, and "
            "9% with usual care. At 12 months it was 34% and 7%.",
            "kumar-2007",
            evidence="trial",
            funding="maker",
            blinded="not_stated",
        ),
        text(
            "Of 42 people who kept the device to 24 months, 31% needed surgery on it, and pain in the "
            "back was no better.[ref:kumar-2008]",
        ),
        claim(
            "In 50 people, each had real and placebo pulses in turn. Disability fell by 10.6 and 9.3 "
            "points, which is no real difference.",
            "hara-2022",
            evidence="trial",
            blinded="yes",
        ),
        text(
            "The authors say that they could not fine-tune the settings while nobody knew who got which "
            "pulses."
        ),
        heading("For low back pain"),
        claim(
            "A Cochrane review of 13 studies with 699 people found most of them at risk of bias. Over a "
            "long time, benefit and harm are not certain.",
            "traeger-2023",
            evidence="review",
        ),
        heading("Reports to the FDA"),
        text(
            "In four years the FDA got 107,728 reports about these devices, 77,937 of them with an injury "
            "and 497 linked to a death.[ref:fda-2020-scs] A report does not prove that the device was the "
            "cause, and reports are not rates.",
        ),
    ],
    "cost": (
        "<p>Many insurers ask for a psychological screening first.[ref:statpearls-scs] It is a talk about "
        "mood, worries and how you cope, and it does not mean that your pain is not real.</p><p>In six "
        "states, Original Medicare has to approve such implants first since January 1, 2026."
        f"[ref:beckers-wiser] {PLAN}</p>"
    ),
    "questions": [
        ("question", "What else could I try before this?"),
        ("question", "What happens in the trial, and who can I call at night?"),
        ("question", "How many of your patients needed a second operation?"),
        ("question", "Can I have a scan with a magnet (MRI) with this device?"),
        ("question", "How will it be taken out if I do not want it any more?"),
        ("question", "What will I pay now, and when the battery is replaced?"),
    ],
    "faq": [
        question(
            "What if the trial does not help?",
            "Then you do not get the implant, the wires come out, and we talk about what else may help.",
        ),
        question(
            "Can I still have an MRI or fly?",
            "Whether you can depends on the device, so carry your device card,[ref:uw-scs] ask before any "
            "MRI scan, and we go through the maker’s handbook with you.",
        ),
    ],
}
