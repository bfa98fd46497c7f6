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
        ("fact", {"term": "stitches", "value": "None, says the maker", "references": ["vertos-2022"]}),
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
                "<p>Nerves to your legs run through a canal in your low back. With age, discs, joints and a "
                "band called the ligamentum flavum (yellow ligament) can thicken and take up room."
                "[ref:pmc7101167] Doctors call this [page:lumbar-spinal-stenosis|lumbar spinal stenosis]. "
                "Lumbar means in the low back. Stenosis means that a space is too narrow.</p>"
                "<p>The pain often starts with standing or walking. It settles when you sit or bend forward."
                "[ref:benyamin-2016] Leaning on a shopping cart often helps.[ref:orthovirginia] About 11 in "
                "100 US adults have this problem, and it becomes more common with age.[ref:katz-2022]</p>"
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
                    "<p>A slice through the low back. Back is up, belly is down. Nerves are blue; the thick "
                    "ligament is orange. Simplified, not to scale. A narrow canal on a scan is common in "
                    "people with no pain.[ref:kalichman-2009]</p>"
                ),
            },
        ),
        ("heading", {"text": "What MILD tries to change", "level": "h3"}),
        (
            "text",
            (
                "<p>MILD is for a canal that is tight because this ligament is thick.[ref:brown-chapter-38] "
                "The doctor takes out a little bone and thins the ligament.[ref:cms-ncd-150-13] The aim is "
                "more room for the nerves. Discs and joints stay as they are, so some causes of a tight "
                "canal stay too.</p>"
                "<p>A tight canal hurts only when it presses on the nerves.[ref:clinicalgate] So we look at "
                "your story and your scan together. A scan alone does not tell us enough."
                "[ref:kalichman-2009]</p>"
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
                    "<p>The second picture shows the aim. It is not a promise. Results differ."
                    "[ref:yuan-2023]</p>"
                ),
            },
        ),
    ],
    "steps_intro": (
        "<p>Every drawing shows the body the same way: face down, head to the left. Orange marks the one "
        "thing that step is about. The drawings are simple and not to scale.</p>"
    ),
    "steps": [
        (
            "step",
            {
                "title": "You lie face down",
                "text": (
                    "<p>You get numbing medicine and light sedation, which is medicine to help you stay "
                    "calm. It is an outpatient procedure.[ref:orthovirginia] The frame in the drawing shows "
                    "where the next drawings look.</p>"
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
                    "<p>The doctor puts in contrast dye, a fluid that shows up on X-ray. On the screen it "
                    "draws the outline of the canal. The doctor watches it during the work."
                    "[ref:cms-ncd-150-13]</p>"
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
                    "<p>The tools go through a tube 5.1 millimeters wide, about a fifth of an inch."
                    "[ref:lamer-report] No implant is left inside.[ref:lamer-report]</p>"
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
                    "<p>Special tools take away a little bone and thin the thick ligament. The doctor works "
                    "by X-ray and does not see the spine directly.[ref:cms-ncd-150-13]</p>"
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
                    "<p>The aim is more room for the nerves. The maker states that there are no stitches and "
                    "no overnight stay.[ref:vertos-2022]</p>"
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
                "<p>You have had this pain for a while. In the first large trial it was at least 3 months."
                "[ref:midas-encore-protocol]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>Physical therapy, home exercise and pain tablets have not helped enough."
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
        ("point", "<p>A nerve has already lost much of its work.[ref:brown-chapter-38]</p>"),
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
                "<p>Your pain is in the neck or upper back. MILD is for the low back only."
                "[ref:orthovirginia]</p>"
            ),
        ),
        (
            "point",
            (
                "<p>Your back pain has another cause. MILD is not for back pain in general."
                "[ref:brown-chapter-38]</p>"
            ),
        ),
    ],
    "balance_intro": (
        "<p>Benefits and risks have the same weight. Most numbers come from one trial’s report at two years, "
        "in people on Medicare.[ref:staats-2018]</p>"
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
                    "<p>A score for how much pain limits daily life was better by 22.7 points at two years."
                    "[ref:staats-2018]</p>"
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
        "<p>We are not fully sure. The two-year numbers above are for people who had MILD, with no other "
        "group beside them.[ref:staats-2018] An average also hides that some people gain a lot and some do "
        "not gain. Ask us what that means for you.</p>"
    ),
    "recovery": [
        (
            ("stage"),
            {
                ("when"): ("The same day"),
                ("text"): ("<p>You rest with us and go home with a written plan.</p>"),
            },
        ),
        ("stage", {"when": "The next day", "text": "<p>A nurse calls you. You can ask anything.</p>"}),
        (
            "stage",
            {
                "when": "2 weeks",
                "text": "<p>Clinic visit. We look at the skin and ask how far you can walk.</p>",
            },
        ),
        (
            "stage",
            {
                "when": "3 months",
                ("text"): (
                    "<p>Clinic visit. Together we decide if the goal was reached, and what comes next.</p>"
                ),
            },
        ),
    ],
    "recovery_note": "<p>These are our usual visits. Your own written plan comes first.</p>",
    "studies": [
        ("heading", {"text": "MILD and steroid injections", "level": "h3"}),
        (
            "text",
            (
                "<p>A trial called MiDAS ENCORE had 302 people on Medicare at 26 centers in the US."
                "[ref:benyamin-2016] Of these, 149 had MILD and 153 had steroid injections near the nerves."
                "[ref:benyamin-2016] The trial counted a person as helped when a score for daily life got "
                "better by at least 10 points.[ref:benyamin-2016]</p>"
                "<p>The report at two years is about the MILD group only.[ref:staats-2018] It cannot tell us "
                "how the other group was doing by then.</p>"
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
            (
                "<p>The MOTION trial had 69 people in each group.[ref:deer-motion-one-year]</p>"
                "<ul><li>At one year, MILD plus usual care did better than usual care alone on every "
                "measure. No problems from the device or procedure were reported."
                "[ref:deer-motion-one-year]</li>"
                "<li>By two years, most of the other group had chosen MILD or some other treatment. So a "
                "fair comparison was no longer possible.[ref:deer-2023]</li>"
                "<li>At three years, 48 people who had MILD were still being followed, and 5.6% needed "
                "surgery.[ref:costandi-2025]</li></ul>"
            ),
        ),
        ("heading", {"text": "Outside of trials", "level": "h3"}),
        (
            "text",
            (
                "<p>One hospital looked back at 75 people treated from 2010 to 2015; over five years, 9 of "
                "them needed open surgery at the same spot.[ref:pain-pract-2021] A review from 2023 found "
                "that reports differ in who is chosen, how it is done, and how well it works."
                "[ref:yuan-2023]</p>"
            ),
        ),
    ],
    "cost": (
        "<p>Medicare pays for this procedure only inside an approved study, under rules from January 9, "
        "2014, that were widened on December 7, 2016.[ref:cms-ncd-150-13][ref:hhs-pild-guidance] A tracker "
        "of these rules lists a change on March 4, 2026, that keeps the need for a study.[ref:payerpolicy] "
        "Rules can change again.</p>"
        "<p>Other plans decide for themselves. Call us and we check your plan with you before you decide. "
        "You can ask us for a cost estimate in writing.</p>"
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
                    "<p>Most likely not fully. It is done with numbing medicine and light sedation."
                    "[ref:orthovirginia] The maker states that general anesthesia (deep sleep) is not used."
                    "[ref:vertos-2022] Tell us about any past problem with sedation.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Is MILD the same as back surgery?",
                "answer": (
                    "<p>It is not open surgery. In MILD the doctor works through the skin, by X-ray, and "
                    "does not see the spine directly.[ref:cms-ncd-150-13] Some people need open surgery "
                    "later: 9 of 75 within five years at one hospital.[ref:pain-pract-2021]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "What if I do nothing for now?",
                "answer": (
                    "<p>That is a choice too. In people with stenosis who did not have surgery, about one "
                    "third got better and about half stayed the same over up to 3 years.[ref:katz-2022] From "
                    "10 to 20 in 100 got worse.[ref:katz-2022]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Can I have MILD if I take blood thinners?",
                "answer": (
                    "<p>Taking a blood thinner is a reason not to do it.[ref:brown-chapter-38] Please do not "
                    "change it by yourself. Bring your list of medicines, and we speak with the doctor who "
                    "ordered it.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Will Medicare pay?",
                "answer": (
                    "<p>Only inside an approved study.[ref:cms-ncd-150-13] Call us before you book. We tell "
                    "you what we know about your plan and where we are not sure.</p>"
                ),
            },
        ),
    ],
}
