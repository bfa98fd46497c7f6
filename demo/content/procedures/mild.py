"""The MILD procedure: the deepest page of the demo site."""

MILD = {
    "title": "MILD procedure",
    "slug": "mild",
    "search_description": (
        "How the MILD procedure for a tight canal in the low back is done, who it may suit, its benefits and "
        "risks, and what Medicare covers."
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
        "may help some people with spinal stenosis stand and walk with less pain. It does not help everyone."
    ),
    "conditions": ["lumbar-spinal-stenosis"],
    "key_facts": [
        ("fact", {"term": "setting", "value": "Outpatient", "references": ["orthovirginia"]}),
        (
            "fact",
            {"term": "anesthesia", "value": "Local, with light sedation", "references": ["orthovirginia"]},
        ),
        ("fact", {"term": "duration", "value": "About 2 hours with us", "references": []}),
        ("fact", {"term": "normal_activity", "value": "In your own written plan", "references": []}),
        (
            "fact",
            {
                "term": "coverage",
                "value": "Only inside approved studies",
                "references": ["cms-ncd-150-13"],
            },
        ),
    ],
    "understanding_title": "Why the spine gets tight",
    "understanding": [
        (
            "text",
            (
                "<p>The nerves to your legs run through a canal in your low back. With age, the "
                "discs, the joints and a band called the ligamentum flavum (yellow ligament) can "
                "thicken and take up room in that canal.[ref:pmc7101167] Doctors call this "
                "[page:lumbar-spinal-stenosis|lumbar spinal stenosis], because lumbar means in the "
                "low back and stenosis means that a space is too narrow.</p>"
                "<p>The pain often starts when you stand or walk, and it settles when you sit down "
                "or bend forward.[ref:benyamin-2016] Many people notice that leaning on a shopping "
                "cart helps.[ref:orthovirginia] About 11 in 100 US adults have this problem, and it "
                "becomes more common with age.[ref:katz-2022]</p>"
            ),
        ),
        (
            "figure",
            {
                "pictures": [
                    {"drawing": "canal-with-room", "image": None, "label": "Canal with room"},
                    {"drawing": "canal-tight", "image": None, "label": "Tight canal, thick ligament"},
                ],
                "caption": (
                    "<p>A slice through the low back, with the back up and the belly down. The "
                    "nerves are blue and the thick ligament is orange. The drawing is simple and "
                    "not to scale. A narrow canal on a scan is also common in people who have no "
                    "pain.[ref:kalichman-2009]</p>"
                ),
            },
        ),
        ("heading", {"text": "What MILD tries to change", "level": "h3"}),
        (
            "text",
            (
                "<p>MILD is meant for a canal that is tight because this ligament has grown thick."
                "[ref:brown-chapter-38] The doctor takes out a little bone and makes the ligament "
                "thinner, so that the nerves may have more room.[ref:cms-ncd-150-13] The discs and "
                "the joints stay as they are, and so some causes of a tight canal stay, too.</p>"
                "<p>A tight canal hurts only when it presses on the nerves.[ref:clinicalgate] A "
                "scan alone does not tell us enough about that, so we look at your story and your "
                "scan together.[ref:kalichman-2009]</p>"
            ),
        ),
        (
            "figure",
            {
                "pictures": [
                    {"drawing": "canal-tight", "image": None, "label": "Before: a thick ligament"},
                    {"drawing": "canal-after-mild", "image": None, "label": "The aim: a thinner ligament"},
                ],
                ("caption"): (
                    "<p>The second picture shows the aim and is not a promise, because results "
                    "differ from person to person and from report to report.[ref:yuan-2023]</p>"
                ),
            },
        ),
    ],
    "steps_intro": (
        "<p>Every drawing shows the body in the same way, face down and with the head to the "
        "left. Orange marks the one thing that the step is about, and the drawings are simple "
        "and not to scale.</p>"
    ),
    "steps": [
        (
            "step",
            {
                "title": "You lie face down",
                "text": (
                    "<p>You get numbing medicine and light sedation, which is medicine that helps "
                    "you stay calm, and as an outpatient you go home afterward.[ref:orthovirginia] "
                    "The frame in the drawing shows the place that the next drawings look at.</p>"
                ),
                "drawing": "mild-1-position",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "Dye shows the tight spot",
                "text": (
                    "<p>The doctor puts in contrast dye, a fluid that shows up on X-ray and draws "
                    "the outline of the canal on the screen. The doctor watches this outline "
                    "the whole time.[ref:cms-ncd-150-13]</p>"
                ),
                "drawing": "mild-2-dye",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "A narrow tube goes in",
                "text": (
                    "<p>The tools go through a tube that is 5.1 millimeters wide, about a fifth of "
                    "an inch, and no implant is left inside.[ref:lamer-report]</p>"
                ),
                "drawing": "mild-3-tube",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "Small pieces come out",
                "text": (
                    "<p>Special tools take away a little bone and make the thick ligament thinner, "
                    "while the doctor works by X-ray and does not see the spine directly."
                    "[ref:cms-ncd-150-13]</p>"
                ),
                "drawing": "mild-4-pieces",
                "image": None,
            },
        ),
        (
            "step",
            {
                "title": "The tube comes out",
                "text": (
                    "<p>The aim is that the nerves have more room than before, and no implant "
                    "is left behind.[ref:lamer-report] You go home afterward as an "
                    "outpatient.[ref:orthovirginia]</p>"
                ),
                "drawing": "mild-5-after",
                "image": None,
            },
        ),
    ],
    "suits": [
        (
            ("point"),
            (
                "<p>A scan shows a tight canal in the low back with a thick ligament."
                "[ref:brown-chapter-38]</p>"
            ),
        ),
        ("point", "<p>Your leg or back pain comes with standing or walking.[ref:brown-chapter-38]</p>"),
        (
            "point",
            (
                "<p>You have had this pain for a while, which in the first large trial meant at "
                "least 3 months.[ref:midas-encore-protocol]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>Physical therapy, home exercise and pain pills have not helped enough."
                "[ref:midas-encore-protocol]</p>"
            ),
        ),
    ],
    "unsuited": [
        (
            "point",
            (
                "<p>Your spine is unstable, or one bone has slipped far over the next (a slip of grade 2 or "
                "more).[ref:brown-chapter-38]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>The main tight spot is at the side, where a nerve leaves the spine."
                "[ref:brown-chapter-38]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>You have an infection or a bleeding disorder, or you take blood thinners now."
                "[ref:brown-chapter-38]</p>"
            ),
        ),
        ("point", "<p>A nerve is already badly damaged.[ref:brown-chapter-38]</p>"),
        (
            "point",
            (
                "<p>There is no bone left to work on at that spot, or the dye gives no clear picture."
                "[ref:brown-chapter-38]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>Your pain is in the neck or the upper back, since MILD is meant for the low "
                "back only.[ref:orthovirginia]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>Your back pain has another cause, because MILD is not a treatment for low back "
                "pain in general.[ref:brown-chapter-38]</p>"
            ),
        ),
    ],
    "balance_intro": (
        "<p>Benefits and risks have the same weight here. Most of the numbers come from the report "
        "of one trial at two years, in people who were on Medicare.[ref:staats-2018]</p>"
    ),
    "benefits": [
        (
            "outcome",
            {
                "lead": "Less pain.",
                ("text"): (
                    "<p>On average, pain was 3.6 points lower on a scale of 10 at two years."
                    "[ref:staats-2018]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "Easier daily life.",
                "text": (
                    "<p>A score that tells how much pain limits a person’s daily life was better by "
                    "22.7 points at two years.[ref:staats-2018]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "More than usual care gave.",
                "text": (
                    "<p>At one year, people who had MILD and usual care did better than people with usual "
                    "care alone.[ref:deer-motion-one-year]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "Nothing stays inside.",
                "text": "<p>No implant is left in the body.[ref:lamer-report]</p>",
                "out_of_100": None,
            },
        ),
    ],
    "risks": [
        (
            "outcome",
            {
                "lead": "About 1 in 100",
                "text": (
                    "<p>had a problem from the device or the procedure within two years, and none was "
                    "serious.[ref:staats-2018]</p>"
                ),
                "out_of_100": 1,
            },
        ),
        (
            "outcome",
            {
                "lead": "About 6 in 100",
                "text": "<p>had another operation within two years.[ref:lamer-report]</p>",
                "out_of_100": 6,
            },
        ),
        (
            "outcome",
            {
                "lead": "It may not last.",
                "text": (
                    "<p>At one hospital, 9 of 75 people needed open surgery at the same spot within five "
                    "years.[ref:pain-pract-2021]</p>"
                ),
                "out_of_100": None,
            },
        ),
        (
            "outcome",
            {
                "lead": "It may not help.",
                "text": "<p>How well it works differs from report to report.[ref:yuan-2023]</p>",
                "out_of_100": None,
            },
        ),
    ],
    "certainty": (
        "<p>We cannot be fully sure. The numbers at two years are about people who had MILD, and no "
        "other group stands beside them.[ref:staats-2018] An average also hides that some people "
        "gain a lot while others do not gain at all, so please ask us what this means for you.</p>"
    ),
    "recovery": [
        (
            ("stage"),
            {
                ("when"): ("The same day"),
                ("text"): (
                    "<p>You rest with us for a while, and then you go home with a written plan for the "
                    "next days.</p>"
                ),
            },
        ),
        (
            "stage",
            {
                "when": "The next day",
                "text": ("<p>A nurse calls you to hear how you are, and you can ask anything you like.</p>"),
            },
        ),
        (
            "stage",
            {
                "when": "2 weeks",
                "text": (
                    "<p>You come to the clinic, where we look at the skin and ask how far you can walk.</p>"
                ),
            },
        ),
        (
            "stage",
            {
                "when": "3 months",
                ("text"): (
                    "<p>You come to the clinic again, and together we decide whether you have "
                    "reached your goal and what comes next.</p>"
                ),
            },
        ),
    ],
    "recovery_note": "<p>These are our usual visits, but your own written plan always comes first.</p>",
    "studies": [
        ("heading", {"text": "MILD and steroid injections", "level": "h3"}),
        (
            "text",
            (
                "<p>In a trial called MiDAS ENCORE, 302 people on Medicare took part at 26 "
                "centers in the US.[ref:benyamin-2016] Of these, 149 were assigned to MILD and "
                "153 to [page:epidural-steroid-injection|steroid injections near the "
                "nerves].[ref:benyamin-2016] The trial counted a person as helped when a score "
                "for daily life got better by at least 10 points.[ref:benyamin-2016]</p>"
            ),
        ),
        (
            "claim",
            {
                "sentence": (
                    "At two years, about 1 in 100 people who had MILD had a problem from the device or procedure, "
                    "and none was serious."
                ),
                "references": ["staats-2018"],
                "evidence": "observational",
                "studies": 1,
                "funding": "not_stated",
                "blinded": "not_applicable",
            },
        ),
        (
            "text",
            (
                "<p>The report at two years is about the MILD group only, so it cannot tell us how "
                "the people in the other group were doing by then.[ref:staats-2018]</p>"
            ),
        ),
        (
            "fact_table",
            {
                "caption": "MiDAS ENCORE: the MILD group at two years",
                "rows": [
                    {
                        "label": "Pain, on a scale of 10",
                        "value": "3.6 points better on average",
                        "references": ["staats-2018"],
                    },
                    {
                        "label": "Score for limits in daily life",
                        "value": "22.7 points better on average",
                        "references": ["staats-2018"],
                    },
                    {
                        "label": "Problem from the device or procedure",
                        "value": "1.3%, none serious",
                        "references": ["staats-2018"],
                    },
                    {
                        "label": "Sign that the spine became unstable",
                        "value": "None seen",
                        "references": ["staats-2018"],
                    },
                    {
                        "label": "Had another operation",
                        "value": "5.6%",
                        "references": ["lamer-report"],
                    },
                ],
            },
        ),
        ("heading", {"text": "MILD and usual care", "level": "h3"}),
        (
            "text",
            ("<p>The MOTION trial had 69 people in each group.[ref:deer-motion-one-year]</p>"),
        ),
        (
            "claim",
            {
                "sentence": (
                    "At one year, MILD plus usual care did better than usual care alone on every measure. No "
                    "problems from the device or procedure were reported."
                ),
                "references": ["deer-motion-one-year"],
                "evidence": "trial",
                "studies": 1,
                "funding": "not_stated",
                "blinded": "not_stated",
            },
        ),
        (
            "text",
            (
                "<ul><li>By two years, most of the other group had chosen MILD or some other treatment, "
                "so that a fair comparison was no longer possible.[ref:deer-2023]</li>"
                "<li>At three years, 48 people who had MILD were still being followed, and 5.6% "
                "needed surgery.[ref:costandi-2025]</li>"
                "</ul>"
            ),
        ),
        ("heading", {"text": "Outside of trials", "level": "h3"}),
        (
            "text",
            (
                "<p>One hospital looked back at 75 people treated from 2010 to 2015; over five years, 9 of "
                "them needed open surgery at the same spot.[ref:pain-pract-2021]</p>"
            ),
        ),
        (
            "claim",
            {
                "sentence": (
                    "A review from 2023 found that reports on MILD differ in who is chosen, how it is done, and how "
                    "well it works."
                ),
                "references": ["yuan-2023"],
                "evidence": "review",
                "studies": 1,
                "funding": "not_stated",
                "blinded": "not_applicable",
            },
        ),
    ],
    "cost": (
        "<p>Medicare pays for this procedure only inside an approved study. This rule is from "
        "January 9, 2014, and it was widened on December 7, "
        "2016.[ref:cms-ncd-150-13][ref:hhs-pild-guidance] A tracker of these rules lists a "
        "change on March 4, 2026, that keeps the need for a study,[ref:payerpolicy] but rules "
        "can change again.</p>"
        "<p>Other health plans decide for themselves. If you call us, we check your plan with "
        "you before you decide, and you can ask us for a cost estimate in writing.</p>"
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
        (
            "item",
            {
                "question": "Will I be asleep?",
                "answer": (
                    "<p>Most likely not fully, because it is done with numbing medicine and light "
                    "sedation.[ref:orthovirginia] Please tell us if you have ever had a problem with "
                    "sedation.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Is MILD the same as back surgery?",
                "answer": (
                    "<p>It is not open surgery, because the doctor works through the skin by X-ray "
                    "and does not see the spine directly.[ref:cms-ncd-150-13] Some people do need "
                    "open surgery later, as 9 of 75 people did within five years at one hospital."
                    "[ref:pain-pract-2021]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What if I do nothing for now?",
                "answer": (
                    "<p>That is a choice, too. For up to 3 years, doctors followed people with "
                    "stenosis who did not have surgery.[ref:katz-2022] About one third got "
                    "better and about half stayed the same, while 10 to 20 in 100 got "
                    "worse.[ref:katz-2022]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Can I have MILD if I take blood thinners?",
                "answer": (
                    "<p>Taking a blood thinner is a reason not to do the procedure."
                    "[ref:brown-chapter-38] Please do not change the medicine by yourself, but "
                    "bring a list of what you take, and we speak with the doctor who ordered "
                    "it.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Will Medicare pay?",
                "answer": (
                    "<p>Medicare pays only inside an approved study.[ref:cms-ncd-150-13] Call us "
                    "before you book anything, and we tell you what we know about your plan and "
                    "where we are not sure.</p>"
                ),
            },
        ),
    ],
}
