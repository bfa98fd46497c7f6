"""Basivertebral nerve ablation."""

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

BASIVERTEBRAL_NERVE_ABLATION = {
    "title": "Basivertebral nerve ablation",
    "slug": "basivertebral-nerve-ablation",
    "search_description": (
        "Basivertebral nerve ablation for low back pain with Modic changes on MRI: who was studied, what "
        "may help, and what we do not know."
    ),
    "teaser": (
        "Treats a nerve inside the bones of the low back with heat, for one kind of long-lasting back pain."
    ),
    "drawing": "procedure-bvn",
    "written_by": "tobias-lindqvist-amari",
    "reviewed_by": "mei-lin-castellanos",
    "reviewed_days_ago": 40,
    "also_known_as": "BVN ablation\nBasivertebral nerve radiofrequency ablation",
    "name_note": (
        "“Basivertebral” names a nerve inside each vertebra (a bone of the spine), and “ablation” means "
        "taking away the work of a tissue, here of that nerve."
    ),
    "summary": (
        "Basivertebral nerve ablation uses heat inside the bones of the low back. It may help some people "
        "with long-lasting back pain and certain changes on a scan with a magnet (MRI). It is not for "
        "most back pain."
    ),
    "conditions": ["vertebrogenic-low-back-pain"],
    "key_facts": [
        fact("body_part", "Inside the bones, L3 to S1", "truumees-2019"),
        fact("setting", "Outpatient"),
        fact("anesthesia", "Sedation or light anesthesia"),
        fact("image_guidance", "X-ray"),
        fact("duration", "Plan half a day with us"),
    ],
    "understanding_title": "Why a bone of the spine can hurt",
    "understanding": [
        text(
            "Each vertebra, or bone of the spine, has a firm layer on its top and bottom, the end plate. "
            "A nerve inside the bone, the basivertebral nerve, serves these end plates, which can be a "
            "source of long-lasting low back pain, and on an MRI scan, this pain is linked to marks that "
            "are called Modic changes.[ref:smuck-2021]",
            "Doctors call it [page:vertebrogenic-low-back-pain|vertebrogenic low back pain]. The aim of "
            "the heat is that this nerve no longer carries pain, but that does not work for everyone.",
        ),
        (
            "callout",
            {
                "urgency": "info",
                "heading": "It is not for most back pain",
                "text": (
                    "<p>The FDA, the US agency for drug safety and devices, cleared this device for low "
                    "back pain of 6 months or more, after 6 months of other care did not help, and with "
                    "Modic changes of type 1 or 2 on MRI, from L3 to S1.[ref:fda-k153272]</p>"
                ),
            },
        ),
    ],
    "steps_intro": STEPS_INTRO,
    "steps": [
        step(
            "You get into position",
            "We help you to lie face down, ask your name, and go through the plan once more, and you get "
            "medicine that makes you sleepy or lets you sleep.",
            "bvn-1-position",
        ),
        step(
            "The doctor reaches the bone",
            "By X-ray, a narrow channel is made into the bone, so that the tool can reach the "
            "nerve.[ref:truumees-2019]",
            "bvn-2-channel",
        ),
        step(
            "Heat is used",
            "Radio waves make heat at the place where the nerve is. In one study, doctors treated up to "
            "four vertebrae in this way.[ref:truumees-2019]",
            "bvn-3-heat",
        ),
        step(
            "You rest with us",
            "The tools come out and nothing stays inside, and we stay near you until you feel ready.",
            "bvn-4-after",
        ),
    ],
    "suits": points(
        "You have had low back pain for 6 months or more.[ref:fda-k153272]",
        "Other care for 6 months has not helped enough.[ref:fda-k153272]",
        "Your MRI shows Modic changes of type 1 or 2, from L3 to S1.[ref:fda-k153272]",
    ),
    "unsuited": points(
        "Your MRI shows no Modic changes of these kinds.[ref:intracept-psu]",
        "Your pain runs down the leg from a pressed nerve, while this treats pain from the bone.",
        "You are pregnant, you have an active infection, or your bones are still growing.",
        "Your heart or lungs are not strong enough for sedation or anesthesia.",
    ),
    "balance_intro": (
        "<p>The makers of the device paid for the trial with a sham, a pretend "
        "treatment,[ref:smart-register] so please read both sides with the same care.</p>"
    ),
    "benefits": [
        outcome(
            "Easier daily life than with standard care.",
            "At 3 months, a score for limits in daily life was 20.3 points better than with standard "
            "care, in a trial where people knew what they got.[ref:smuck-2021]",
        ),
        outcome(
            "More than a sham gave.",
            "People who kept to the plan of another trial gained more at 3 months than people with the "
            "sham.[ref:relievant-smart] The figure is the maker’s, and leaves out people who did not keep "
            "to the plan.",
        ),
    ],
    "risks": [
        outcome(
            "It may not help.",
            "Some people have as much pain after it as before.",
        ),
        outcome(
            "A broken vertebra: about 2 in 100",
            "had one (37 of 2,387 people), and with thin bones it was 4.64%, without them "
            "0.37%.[ref:bvn-fracture-2025]",
            2,
        ),
        outcome(
            "You may still need pain pills.",
            "The share of people who used opioids (strong pain medicine) did not change.[ref:smuck-2021]",
        ),
        outcome(
            "Bleeding, infection, nerve injury.",
            "The tool goes through bone close to the nerves, so it can injure a nerve and cause pain, "
            "numbness or weakness in a leg. In the trial with a sham there were a few problems from the "
            "way in.[ref:relievant-smart]",
        ),
        outcome(
            "Allergy, X-rays and sedation.",
            "You can be allergic to a medicine. X-rays mean some radiation, and sedation and anesthesia "
            "have some risk for breathing and the heart.[ref:medlineplus-anesthesia]",
        ),
    ],
    "certainty": (
        "<p>We are not fully sure, because in one trial people knew what they got, and expectation may "
        "play a part.[ref:smuck-2021] In the trial with a sham, people could switch after 12 "
        "months,[ref:smart-register] so nobody can compare the groups for longer.</p>"
    ),
    "tell_us_first": points(
        "You have thin bones (osteoporosis) or ever broke a vertebra.[ref:bvn-fracture-2025]",
        BLOOD_THINNER,
        BLEEDING,
        PREGNANCY,
        INFECTION,
        ALLERGY,
        "You have a pacemaker, a defibrillator, a stimulator or another implant.",
        "You have diabetes, because not eating and stress can change your blood sugar.",
        SEDATION,
    ),
    "before": [
        EATING,
        MEDICINES,
        RIDE,
        advice("time", "Plan half a day with us, rest included, and keep the remainder of the day free."),
    ],
    "after": [
        advice(
            "normal",
            "Your back may be sore for some days, at the skin where the tools went in and deep inside.",
        ),
        advice(
            "relief",
            "The trials looked at 3 months, so give it time.[ref:smuck-2021][ref:smart-register] How long "
            "relief lasts is not known for sure, and for some people it does not come at all.",
        ),
        advice(
            "driving",
            "Do not drive on the same day, because of the sedation, and then only when you can move "
            "without much pain.",
        ),
        advice(
            "washing",
            "Keep the bandage dry for as long as your instruction sheet says, and after that a shower is "
            "fine, but no bath yet.",
        ),
        advice(
            "lifting",
            "Take short walks from the first day, but lift nothing heavy and do not twist your back until "
            "we have seen you.",
        ),
        advice(
            "work",
            "When you can go back depends on your work, and we write the day into your plan before you go "
            "home.",
        ),
        advice(
            "calling",
            "Call us the same day for redness or fluid at the spot, or for new back pain that is not "
            "severe, because a bone may have broken. Severe back pain, new weakness, numbness between the "
            "legs, fever, chills or trouble passing urine is an emergency, so call 911, also without a "
            "fever.",
        ),
    ],
    "recovery": [
        stage("The next day", "A nurse calls you to hear how you are, and you can ask anything you like."),
        stage("2 weeks", "You come in, and we look at the skin and ask how well you can move."),
        stage("3 months", "You come in, and together we decide whether the goal was reached."),
    ],
    "studies": [
        heading("Against standard care"),
        claim(
            "INTRACEPT, 140 people: at 3 months a score for limits in daily life was 20.3 points better "
            "than with standard care.",
            "smuck-2021",
            evidence="trial",
            blinded="no",
        ),
        heading("Against a sham treatment"),
        claim(
            "SMART put 147 people into the treatment and 78 into a sham. At 3 months, treated people who "
            "kept to the plan gained more. Patients did not know which they got. They could switch after "
            "12 months.",
            "smart-register",
            "fischgrund-2019",
            "relievant-smart",
            evidence="trial",
            funding="maker",
            blinded="not_stated",
        ),
        heading("Five years on"),
        text(
            "Of 117 people treated in the US, 100 were seen again at five years, but there was no "
            "comparison group by then, so the numbers cannot tell what the treatment "
            "did.[ref:fischgrund-2020]",
        ),
    ],
    "cost": (
        "<p>The treatment has its own billing codes, 64628 and 64629, and the code for the pain itself is "
        "M54.51."
        f"[ref:isass-2022] A code does not mean that your plan pays. {PLAN}</p>"
    ),
    "questions": [
        ("question", "Which Modic changes do you see on my scan, and where?"),
        ("question", "What else could cause my pain?"),
        ("question", "Are my bones strong enough?"),
        ("question", "Who paid for the studies of this treatment?"),
        ("question", "What will I pay if my plan says no?"),
    ],
    "faq": [
        question(
            "How do I know if I have Modic changes?",
            "They show on an MRI scan,[ref:smuck-2021] so if you have had one, please bring it, and we "
            "look at it together.",
        ),
        question(
            "Can I stop my pain pills afterward?",
            "Please do not plan on it, and never stop an opioid suddenly. Talk with us before you change "
            "any of your medicines.[ref:cdc-2022-opioids]",
        ),
        question(
            "Is it the same as radiofrequency ablation of the facet nerves?",
            "No, because here the heat is given inside the bone, while "
            "[page:radiofrequency-ablation|radiofrequency ablation] is for nerves of the small joints, "
            "and neither one helps everyone.",
        ),
    ],
}
