"""The MILD procedure: the deepest page of the demo site."""

from .shorthand import (
    ALLERGY,
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

MILD = {
    "title": "MILD procedure",
    "slug": "mild",
    "search_description": (
        "How the MILD procedure for a tight canal in the low back is done, who it may suit, its benefits "
        "and risks, and what Medicare covers."
    ),
    "teaser": "Takes out small pieces of bone and thick ligament that crowd the nerves in the low back.",
    "drawing": "procedure-mild",
    "written_by": "ines-valderrama-okoye",
    "reviewed_by": "tobias-lindqvist-amari",
    "reviewed_days_ago": 19,
    "also_known_as": (
        "Minimally invasive lumbar decompression\nPercutaneous image-guided lumbar decompression (PILD)"
    ),
    "name_note": (
        "MILD is short for “minimally invasive lumbar decompression”. Medicare calls it PILD. The name "
        "“mild” is a registered trademark of a device maker."
    ),
    "summary": (
        "MILD takes out small pieces of bone and thick ligament that crowd the nerves in the low back. It "
        "may help some people with spinal stenosis stand and walk with less pain. It does not help "
        "everyone, and Medicare pays only inside a study."
    ),
    "conditions": ["lumbar-spinal-stenosis"],
    "key_facts": [
        fact("setting", "Outpatient", "orthovirginia"),
        fact("anesthesia", "Local, with light sedation", "orthovirginia"),
        fact("image_guidance", "X-ray, with contrast dye", "cms-ncd-150-13"),
        fact("opening", "5.1 mm, a fifth of an inch", "lamer-report"),
        fact("implant", "None", "lamer-report"),
        fact("duration", "About 2 hours with us"),
        fact("coverage", "Only inside approved studies", "cms-ncd-150-13"),
    ],
    "understanding_title": "Why the spine gets tight",
    "understanding": [
        text(
            "The nerves to your legs run through a canal in your low back. With age, the discs, the "
            "joints and a band called the ligamentum flavum (yellow ligament) can thicken and take up "
            "room in it.[ref:pmc7101167] Doctors call this [page:lumbar-spinal-stenosis|lumbar spinal "
            "stenosis], because lumbar means in the low back and stenosis means that a space is too "
            "narrow.",
            "The pain often starts when you stand or walk, and it settles when you sit down or bend "
            "forward, and many people notice that leaning on a shopping cart "
            "helps.[ref:benyamin-2016][ref:orthovirginia] About 11 in 100 US adults have this "
            "problem.[ref:katz-2022]",
        ),
        (
            "figure",
            {
                "pictures": [
                    {"drawing": "canal-with-room", "image": None, "label": "Canal with room"},
                    {"drawing": "canal-tight", "image": None, "label": "Tight canal, thick ligament"},
                ],
                "caption": (
                    "<p>A slice through the low back, with the back up and the belly down. The nerves are "
                    "blue and the thick ligament is orange, and the drawing is simple and not to "
                    "scale.</p>"
                ),
            },
        ),
        heading("What MILD tries to change"),
        text(
            "MILD is meant for a canal that is tight because this ligament has grown "
            "thick.[ref:brown-chapter-38] The doctor takes out a little bone and makes the ligament "
            "thinner, so that the nerves may have more room.[ref:cms-ncd-150-13] The discs and the joints "
            "stay as they are.",
            "A narrow canal on a scan is also common in people who have no pain,[ref:kalichman-2009] so "
            "we look at your story and your scan together.",
        ),
        (
            "figure",
            {
                "pictures": [
                    {"drawing": "canal-tight", "image": None, "label": "Before: a thick ligament"},
                    {"drawing": "canal-after-mild", "image": None, "label": "The aim: a thinner ligament"},
                ],
                "caption": "<p>The second picture shows the aim and is not a promise, because results "
                "differ from person to person.</p>",
            },
        ),
    ],
    "steps_intro": STEPS_INTRO,
    "steps": [
        step(
            "You lie face down",
            "You get numbing medicine and light sedation, which is medicine that helps you stay "
            "calm.[ref:orthovirginia] The frame in the drawing shows the place that the next drawings "
            "look at.",
            "mild-1-position",
        ),
        step(
            "Dye shows the tight spot",
            "The doctor puts in contrast dye, a fluid that shows up on X-ray. It draws the outline of the "
            "canal on the screen, and the doctor watches this outline the whole time.[ref:cms-ncd-150-13]",
            "mild-2-dye",
        ),
        step(
            "A narrow tube goes in",
            "The tools go through a tube that is about a fifth of an inch wide.[ref:lamer-report]",
            "mild-3-tube",
        ),
        step(
            "Small pieces come out",
            "Special tools take away a little bone and make the thick ligament thinner, while the doctor "
            "works by X-ray and does not see the spine directly.[ref:cms-ncd-150-13]",
            "mild-4-pieces",
        ),
        step(
            "The tube comes out",
            "The aim is that the nerves have more room than before, and you rest with us and go home the "
            "same day.",
            "mild-5-after",
        ),
    ],
    "suits": points(
        "A scan shows a tight canal in the low back with a thick ligament.[ref:brown-chapter-38]",
        "Your leg or back pain comes with standing or walking.[ref:brown-chapter-38]",
        "You have had this pain for a while, which in the first large trial meant at least 3 "
        "months.[ref:midas-encore-protocol]",
        "Physical therapy, home exercise and pain pills have not helped enough.[ref:midas-encore-protocol]",
    ),
    "unsuited": points(
        "Your spine is unstable, or one bone has slipped far over the next (a slip of grade 2 or "
        "more).[ref:brown-chapter-38]",
        "The main tight spot is at the side, where a nerve leaves the spine.[ref:brown-chapter-38]",
        "You have an infection or a bleeding disorder, or take a blood thinner: then doctors usually "
        "avoid it.[ref:brown-chapter-38] Do not stop a blood thinner on your own.",
        "A nerve is already badly damaged.[ref:brown-chapter-38]",
        "There is no bone left to work on at that spot, or the dye gives no clear "
        "picture.[ref:brown-chapter-38]",
        "Your pain has another cause, or it is in the neck or upper back.[ref:brown-chapter-38]",
    ),
    "balance_intro": "<p>Benefits and risks have the same weight here, so please read both sides with the "
    "same care.</p>",
    "benefits": [
        outcome(
            "More than usual care gave.",
            "At one year, people who had MILD and usual care did better than people with usual care "
            "alone, on every measure.[ref:deer-motion-one-year]",
        ),
        outcome(
            "Longer walks.",
            "In the same trial, people with MILD walked longer at 6 months than people with usual care "
            "alone.[ref:deer-2021]",
        ),
        outcome("Nothing stays inside.", "No implant is left in the body.[ref:lamer-report]"),
    ],
    "risks": [
        outcome(
            "It may not help, or not for long.",
            "How well it works differs from report to report.[ref:yuan-2023] At one hospital, 9 of 75 "
            "people needed open surgery at the same spot within five years.[ref:pain-pract-2021]",
        ),
        outcome("About 6 in 100", "had another operation within two years.[ref:lamer-report]", 6),
        outcome(
            "About 1 in 100",
            "had a problem from the device or the procedure within two years, and none was "
            "serious.[ref:staats-2018]",
            1,
        ),
        outcome(
            "Bleeding, infection, nerve injury.",
            "The tools work next to the spinal canal. Pain societies count this kind of work among those "
            "with a high risk of bleeding.[ref:asra-2019] A blood clot in the canal or an infection can "
            "press on the nerves.",
        ),
        outcome(
            "Headache from a leak.",
            "The lining around the nerves can tear and leak fluid, which causes a headache that is worse "
            "when you sit or stand and better when you lie flat.",
        ),
        outcome(
            "Allergy, X-rays and sedation.",
            "You can be allergic to the dye or to a medicine. X-rays mean some radiation, and sedation "
            "has some risk for breathing and the heart.[ref:medlineplus-anesthesia]",
        ),
    ],
    "certainty": (
        "<p>We are not very sure. No torn lining, clot, infection or bleeding with a transfusion was "
        "reported in 373 people in studies, but with so few people, harm that hits 1 in 125 could still "
        "go unseen.[ref:safety-2012] One review of studies rated the evidence as low and asked for "
        "studies without money from makers.[ref:kreiner-2014]</p>"
    ),
    "tell_us_first": points(
        BLOOD_THINNER,
        PREGNANCY,
        INFECTION,
        ALLERGY,
        SEDATION,
        "You have diabetes, because not eating and stress can change your blood sugar.",
        "You have an implant, such as screws in your back, a stimulator or a pacemaker.",
    ),
    "before": [
        EATING,
        MEDICINES,
        RIDE,
        advice("time", "Plan about 2 hours with us, rest included, and keep the remainder of the day free."),
    ],
    "after": [
        advice(
            "normal", "Your back may be sore where the tube went in, and you may see a bruise there, too."
        ),
        advice(
            "relief",
            "Studies looked at 6 months and at one year, so give it "
            "time.[ref:deer-2021][ref:deer-motion-one-year] How long relief lasts differs from person to "
            "person, and for some people it does not come at all.",
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
            "Call us the same day for fluid, redness or swelling at the spot, or for a headache that gets "
            "better when you lie flat. New weakness, numbness between the legs, fever, chills or trouble "
            "passing urine is an emergency, so call 911.",
        ),
    ],
    "recovery": [
        stage("The next day", "A nurse calls you to hear how you are, and you can ask anything you like."),
        stage("2 weeks", "You come in, and we look at the skin and ask how far you can walk."),
        stage(
            "3 months",
            "You come in, and together we decide whether you reached your goal and what comes next.",
        ),
    ],
    "studies": [
        heading("MILD and steroid injections"),
        claim(
            "The MiDAS ENCORE trial assigned 149 people to MILD and 153 to steroid injections. Its "
            "results compare 143 and 131 of them. More left the group with injections, and that can tilt "
            "a result.",
            "benyamin-2016",
            "staats-2018",
            "midas-encore-register",
            evidence="trial",
            funding="maker",
            blinded="no",
        ),
        text(
            "All were 65 or older and on Medicare.[ref:midas-encore-register] The others had "
            "[page:epidural-steroid-injection|steroid injections], up to four a "
            "year.[ref:midas-encore-protocol] Only the people with MILD were followed to two "
            "years,[ref:midas-encore-protocol] so nobody knows how the others were doing by then.",
        ),
        heading("MILD and usual care"),
        claim(
            "The MOTION trial assigned 77 people to MILD plus usual care and 78 to usual care. At one "
            "year, 69 of each group were left. Those with MILD did better, and no problems from the "
            "procedure were reported.",
            "deer-2021",
            "deer-motion-one-year",
            evidence="trial",
            blinded="no",
        ),
        text(
            "The maker of the device promotes this trial. By two years, most of the other group had "
            "chosen MILD or something else, so that the groups could no longer be "
            "compared.[ref:deer-2023] At three years, 48 of the 77 people with MILD were still being "
            "followed.[ref:costandi-2025]",
        ),
        heading("Reviews"),
        claim(
            "A review from 2023 found that reports on MILD differ in who is chosen, how it is done, and "
            "how well it works.",
            "yuan-2023",
            evidence="review",
        ),
        claim(
            "An older review of 1 randomized and 12 other studies rated the evidence as low.",
            "kreiner-2014",
            evidence="review",
        ),
    ],
    "cost": (
        "<p>Since January 9, 2014, Medicare pays for MILD only inside an approved study. On December 7, "
        "2016, it let in more kinds of studies, and no newer version is on "
        "record.[ref:cms-ncd-150-13][ref:hhs-pild-guidance] Ask us whether we take part and what you "
        "would owe. In six states, Medicare tests a rule that some services need approval first (WISeR), "
        "and by news reports it put this off on April 6, 2026, for image-guided "
        "decompression.[ref:wiser-delay] Ask us whether that still holds. Rules can "
        "change, so check medicare.gov or call 1-800-MEDICARE.</p>"
        f"<p>Other plans decide for themselves, and some call the proof too weak. {PLAN}</p>"
    ),
    "questions": [
        ("question", "Is a thick ligament the main cause of my pain?"),
        ("question", "What happens if I wait, or choose therapy instead?"),
        ("question", "How many of these have you done, and how did people do?"),
        ("question", "Who paid for the studies of this treatment?"),
        ("question", "What do we do if it does not help?"),
        ("question", "What will I pay?"),
    ],
    "faq": [
        question(
            "Will I be asleep?",
            "Most likely not fully, because it is done with numbing medicine and light "
            "sedation.[ref:orthovirginia]",
        ),
        question(
            "Is MILD the same as back surgery?",
            "It is not open surgery, because the doctor works through the skin, but it still takes out "
            "bone and ligament, and it has risks.",
        ),
        question(
            "What if I do nothing for now?",
            "That is a choice, too. Doctors followed people with stenosis who did not have surgery for up "
            "to 3 years.[ref:katz-2022] About one third got better and about half stayed the same, while "
            "10 to 20 in 100 got worse.[ref:katz-2022]",
        ),
    ],
}
