"""The article “The MILD procedure: what it is and who it may suit”."""

from .warning_signs import CALL_911_FOR_YOUR_BACK

MILD_EXPLAINED = {
    "title": "The MILD procedure: what it is and who it may suit",
    "slug": "mild-explained",
    "search_description": (
        "What the MILD procedure is, who it may suit, what studies found, what can go wrong, and how "
        "Medicare looks at it."
    ),
    "teaser": "A plain guide to MILD: how it is done, who it may suit, and what we still do not know.",
    "drawing": "canal-pair",
    "introduction": (
        "MILD (minimally invasive lumbar decompression) may help some people with a tight spinal canal to stand "
        "and walk with less pain. It does not help everyone, it has risks, and Medicare pays for it only inside "
        "an approved study."
    ),
    "authors": ["tobias-lindqvist-amari", "ines-valderrama-okoye"],
    "topics": ["treatments"],
    "procedures": ["mild"],
    "conditions": ["lumbar-spinal-stenosis"],
    "related": ["medicare-and-mild", "why-i-talk-about-mild-slowly", "leaning-on-a-cart"],
    "reviewed_by": "priya-raghunandan-cole",
    "published_days_ago": 12,
    "updated_days_ago": None,
    "reviewed_days_ago": 10,
    "body": [
        ("heading", {"text": "What the name means", "level": "h2"}),
        (
            "text",
            (
                "<p>MILD is short for “minimally invasive lumbar decompression.” Lumbar is the "
                "doctors’ word for the low back, and decompression means taking pressure off, in "
                "this case off the nerves.</p>"
                "<p>In letters from Medicare you will find a different name, percutaneous "
                "image-guided lumbar decompression or PILD, where percutaneous means through the "
                "skin.[ref:cms-ncd-150-13] The word “mild” is a registered trademark of a device "
                "maker.</p>"
            ),
        ),
        ("heading", {"text": "Why the canal gets tight", "level": "h2"}),
        (
            "text",
            (
                "<p>The nerves to your legs run down a canal in your spine. Over the years the "
                "discs, the small joints and a band called the ligamentum flavum (yellow ligament) "
                "can thicken and take up room in that canal.[ref:pmc7101167] Doctors call this "
                "[page:lumbar-spinal-stenosis|lumbar spinal stenosis], and stenosis simply means "
                "that something has become narrow.</p>"
                "<p>The pain in the legs or the back often comes when you walk or stand, and it "
                "settles when you sit down or bend forward.[ref:benyamin-2016] Still, a narrow "
                "canal on a scan does not prove the cause of your pain, because many people with a "
                "narrow canal feel fine.[ref:kalichman-2009]</p>"
            ),
        ),
        (
            "figure",
            {
                "pictures": [
                    {"drawing": "canal-with-room", "image": None, "label": "Canal with room"},
                    {
                        "drawing": "canal-tight",
                        "image": None,
                        "label": "Tight canal, thick ligament",
                    },
                ],
                "caption": (
                    "<p>Two slices through the low back, with the belly down and the back up. The "
                    "thick ligament is marked in orange. The drawings are simple and not to "
                    "scale.</p>"
                ),
            },
        ),
        ("heading", {"text": "How it is done", "level": "h2"}),
        (
            "text",
            (
                "<p>In every drawing you lie face down with your head to the left, and orange marks "
                "the one thing that the step is about.</p>"
            ),
        ),
        (
            "steps",
            [
                {
                    "title": "You lie face down",
                    "text": (
                        "<p>You get numbing medicine and light sedation, which helps you relax, and "
                        "you do not have to stay in the hospital afterward.[ref:orthovirginia]</p>"
                    ),
                    "drawing": "mild-1-position",
                    "image": None,
                },
                {
                    "title": "Dye shows the tight spot",
                    "text": (
                        "<p>The doctor puts in a dye that shows the outline of the canal on X-ray, and "
                        "observes that outline during the whole procedure.[ref:cms-ncd-150-13]</p>"
                    ),
                    "drawing": "mild-2-dye",
                    "image": None,
                },
                {
                    "title": "A narrow tube goes in",
                    "text": (
                        "<p>The tools pass through a tube 5.1 millimeters wide, which is about a "
                        "fifth of an inch.[ref:lamer-report]</p>"
                    ),
                    "drawing": "mild-3-tube",
                    "image": None,
                },
                {
                    "title": "Small pieces come out",
                    "text": (
                        "<p>The tools take away a little bone and make the thick ligament thinner, "
                        "while the doctor works by X-ray and cannot see the spine directly."
                        "[ref:cms-ncd-150-13]</p>"
                    ),
                    "drawing": "mild-4-pieces",
                    "image": None,
                },
                {
                    "title": "The tube comes out",
                    "text": (
                        "<p>No implant is left behind.[ref:lamer-report] You go home afterward as an "
                        "outpatient.[ref:orthovirginia]</p>"
                    ),
                    "drawing": "mild-5-after",
                    "image": None,
                },
            ],
        ),
        (
            "figure",
            {
                "pictures": [
                    {
                        "drawing": "canal-after-mild",
                        "image": None,
                        "label": "After MILD: a thinner ligament",
                    },
                ],
                "caption": (
                    "<p>After the procedure the ligament is thinner, but it is not gone. The "
                    "drawing is simple and not to scale.</p>"
                ),
            },
        ),
        ("heading", {"text": "Who it may suit", "level": "h2"}),
        (
            "text",
            (
                "<p>It may be worth talking with us about MILD if all of these points are true for "
                "you:</p>"
                "<ul><li>A scan shows a tight canal with a thick ligament.[ref:brown-chapter-38]</li>"
                "<li>Your leg or back pain comes with standing or walking.[ref:brown-chapter-38]</li>"
                "<li>Your spine is steady, and no bone has slipped far.[ref:brown-chapter-38]</li>"
                "</ul>"
                "<p>People in the first large trial had been in pain for at least 3 months, despite "
                "physical therapy, exercise at home and pain medicine.[ref:midas-encore-protocol]</p>"
                "<h3>When doctors usually avoid it</h3>"
                "<ul><li>People whose spine is unstable, or whose nerves are badly "
                "damaged.[ref:brown-chapter-38]</li>"
                "<li>People with an infection or a bleeding disorder, or who take blood "
                "thinners.[ref:brown-chapter-38]</li>"
                "<li>People who mainly have a tight spot at the side, where a nerve leaves the "
                "spine.[ref:brown-chapter-38]</li>"
                "<li>People with pain in the neck or upper back. MILD is for the low back "
                "only.[ref:orthovirginia]</li>"
                "</ul>"
            ),
        ),
        ("procedure_card", {"page": "mild"}),
        ("heading", {"text": "What may get better", "level": "h2"}),
        (
            "text",
            (
                "<p>Two larger trials compared MILD with other care. In both of them people knew which treatment "
                "they had, which can tilt a result. A small trial of 38 people hid it from "
                "them.[ref:brown-2012]</p>"
                "<ul><li><b>MiDAS ENCORE:</b> It put 149 people in a MILD group and 153 in a group that got "
                "[page:epidural-steroid-injection|steroid shots near the nerves].[ref:benyamin-2016] The maker of "
                "the device paid for it.[ref:midas-encore-register] The results compare 143 and 131 "
                "people,[ref:staats-2018] so more of those with shots are missing. The paper has the figures, "
                "and we can read it with you.</li>"
                "<li><b>MOTION:</b> It tests the same device, and the maker promotes it. At one year, MILD with "
                "usual care did better than usual care alone on every measure.[ref:deer-motion-one-year] By two "
                "years most of the comparison group had chosen MILD or another treatment, so the groups could no "
                "longer be compared fairly.[ref:deer-2023]</li>"
                "</ul><p>We do not print how much better people felt when there was no group to compare them "
                "with.</p>"
            ),
        ),
        ("heading", {"text": "What may go wrong", "level": "h2"}),
        (
            "text",
            (
                "<ul><li>The lining around the nerves may tear and leak fluid.</li>"
                "<li>There may be bleeding, and pain societies count a procedure of this kind among those with a "
                "high risk of bleeding.[ref:asra-2019]</li>"
                "<li>There may be an infection, an injury to a nerve, or an allergic reaction to the dye.</li>"
                "<li>It may not help, and you may need surgery later.</li>"
                "</ul><p>In 373 people in studies, no major problem was linked to the "
                "procedure.[ref:safety-2012] A problem that hits fewer than 1 in 100 could still have been "
                "missed there.[ref:safety-2012] In the MILD group of MiDAS ENCORE, 1.3% had a problem linked "
                "to the device or procedure within two years, and none was serious.[ref:staats-2018]</p>"
                "<p>Do not stop a blood thinner on your own. We ask the doctor who prescribes it.</p>"
            ),
        ),
        (
            "callout",
            {
                "urgency": "caution",
                "heading": "How sure can we be?",
                "text": (
                    "<p>We are not as sure as we would like to be. A review from 2023 says that reports differ in "
                    "who was chosen for MILD, in how it was done, and in how well it worked.[ref:yuan-2023]</p>"
                ),
            },
        ),
        ("heading", {"text": "Medicare and cost", "level": "h2"}),
        (
            "text",
            (
                "<p>Medicare covers this procedure only inside an approved study.[ref:cms-ncd-150-13] "
                "You can read [page:medicare-and-mild|what that means for you] on a page of its own, and "
                "we are glad to check your plan before you decide.</p>"
            ),
        ),
        ("heading", {"text": "Common questions", "level": "h2"}),
        (
            "faq",
            [
                {
                    "question": "Is MILD a treatment for all back pain?",
                    "answer": (
                        "<p>No, it is not. It is meant for a canal that has become tight because of "
                        "a thick ligament, and not for low back pain in general."
                        "[ref:brown-chapter-38]</p>"
                    ),
                },
                {
                    "question": "Could I still need surgery later?",
                    "answer": (
                        "<p>Yes, you could, because some of the people in the trials later had surgery, which "
                        "MILD did not spare them.[ref:costandi-2025] Ask us before you decide what your next step "
                        "would be if MILD did not help you.</p>"
                    ),
                },
                {
                    "question": "May I wait?",
                    "answer": (
                        "<p>In many cases you may. Of the people with stenosis who had no surgery, "
                        "about half stayed the same over up to three years.[ref:katz-2022] Others "
                        "got better or worse in that time, so please tell us if anything changes "
                        "for you.</p>"
                    ),
                },
            ],
        ),
        CALL_911_FOR_YOUR_BACK,
        (
            "call_to_action",
            {
                "heading": "Would you like to talk it over?",
                "text": (
                    "We look at your scan with you and tell you whether MILD is an option for you "
                    "at all. You do not have to decide on that day."
                ),
                "label": "Request a consultation",
                "page": None,
            },
        ),
    ],
}
