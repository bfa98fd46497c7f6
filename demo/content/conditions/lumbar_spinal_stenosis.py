"""Lumbar spinal stenosis."""

from .warning_signs import EPIDURAL_DISPUTE, WHAT_THE_SIGNS_MEAN

LUMBAR_SPINAL_STENOSIS = {
    "title": "Lumbar spinal stenosis",
    "slug": "lumbar-spinal-stenosis",
    "search_description": (
        "Lumbar spinal stenosis: why a tight canal in the low back can hurt, how it is found, warning signs, "
        "and treatments, from the least invasive."
    ),
    "teaser": "A tight canal in the low back can press on nerves, so that standing and walking hurt.",
    "drawing": "condition-stenosis",
    "written_by": "ines-valderrama-okoye",
    "reviewed_by": "samuel-oyelaran-brandt",
    "reviewed_days_ago": 24,
    "also_known_as": "Spinal stenosis of the low back\nNarrow spinal canal\nNeurogenic claudication",
    "summary": (
        "Nerves to your legs run through a canal in your low back, and when it gets too tight, "
        "standing and walking may hurt. Sitting down or bending forward often eases it. Many "
        "people stay the same or get better without surgery, and some get worse."
    ),
    "what_it_is": [
        (
            "text",
            (
                "<p>Lumbar means in the low back, and stenosis means that a space is too "
                "narrow. The canal can narrow in the middle, at the side, or where a nerve "
                "leaves the spine. Most cases come from wear with age, when discs, small joints "
                "and a band called the ligamentum flavum (yellow ligament) take up "
                "room.[ref:pmc7101167]</p>"
                "<p>About 11 in 100 US adults have it, and it becomes more common with "
                "age.[ref:katz-2022] Around the world, about 103 million people have "
                "it.[ref:katz-2022]</p>"
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
                    "nerves are blue and the thick ligament is orange, in a drawing that is "
                    "simple and not to scale.</p>"
                ),
            },
        ),
        ("heading", {"text": "How it feels", "level": "h3"}),
        (
            "text",
            (
                "<p>Leg or back pain starts when you walk or stand, and it settles when you sit "
                "down or bend forward. Doctors call this neurogenic "
                "claudication,[ref:benyamin-2016] and many people notice that leaning on a "
                "shopping cart helps.[ref:orthovirginia]</p>"
                "<p>When the nerves hurt down one leg, the pain may also be called "
                "[page:sciatica|sciatica]. Stenosis can make the legs weak or numb too, and these "
                "signs may come slowly.[ref:medlineplus-spinal-stenosis] A tight canal hurts only "
                "when it presses on nerves, and so some people feel nothing at "
                "all.[ref:clinicalgate]</p>"
            ),
        ),
        ("heading", {"text": "What may happen with time", "level": "h3"}),
        (
            "text",
            (
                "<p>To learn what happens with time, doctors followed people who had no surgery "
                "for up to 3 years.[ref:katz-2022]</p>"
                "<ul><li>About one third got better.[ref:katz-2022]</li>"
                "<li>About half stayed the same.[ref:katz-2022]</li>"
                "<li>From 10 to 20 in 100 got worse.[ref:katz-2022]</li>"
                "</ul><p>We cannot know ahead of time which of these groups you will be in. With "
                "mild or moderate stenosis, experts think that a sudden loss of nerve function is "
                "rare. For severe stenosis, too little is known.[ref:nass-stenosis]</p>"
            ),
        ),
    ],
    "how_found": [
        (
            "text",
            (
                "<p>Your story is the key, because pain that comes when you bend back and eases "
                "when you bend forward points to stenosis. A scan with X-rays (CT) or with a "
                "magnet (MRI) then confirms it.[ref:katz-2022]</p>"
                "<p>In older adults with leg pain, having no pain while sitting points to it "
                "most, and so does feeling better when you bend forward.[ref:suri-2010] Being "
                "over 70 also makes it more likely,[ref:suri-2010] although no sign is sure on "
                "its own.</p>" + WHAT_THE_SIGNS_MEAN
            ),
        ),
        ("heading", {"text": "Why a scan alone is not enough", "level": "h3"}),
        (
            "text",
            (
                "<p>A narrow canal on a scan is common in people who have no pain. In one "
                "study, 7.3% of adults had a canal that had become clearly "
                "narrow.[ref:kalichman-2009] Among people aged 60 to 69, a clearly narrow canal "
                "was seen in 19.4%.[ref:kalichman-2009] For this reason, we always look at your "
                "scan and your story together.</p>"
            ),
        ),
    ],
    "treatments": [
        (
            "treatment",
            {
                "title": "A change in activity",
                "text": (
                    "<p>One of the first steps is to spend less time on long standing and "
                    "walking.[ref:katz-2022] You may still need more than this, and we help you "
                    "find a way to keep moving.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Physical therapy",
                "text": (
                    "<p>This is also one of the first treatments,[ref:katz-2022] but physical "
                    "therapy takes time, and it does not help everyone.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Anti-inflammatory medicine",
                "text": (
                    "<p>Pills that calm swelling are among the first "
                    "treatments,[ref:katz-2022] but they can harm the stomach, the kidneys and "
                    "the heart. Please read [page:anti-inflammatory-pills|what to know first] "
                    "and ask us or your pharmacist before you start.</p>"
                ),
                "page": None,
            },
        ),
        (
            "treatment",
            {
                "title": "Epidural steroid injection",
                "text": (
                    "<p>This is an injection of medicine near the nerve roots. In a trial of "
                    "400 people, adding a steroid gave little or no additional benefit at six "
                    "weeks.[ref:friedly-2014] A long-term benefit has not been "
                    "shown,[ref:katz-2022] and the US agency for drug safety (FDA) warns of "
                    "rare but serious harm, such as stroke and "
                    "paralysis.[ref:fda-2014-epidural]</p>" + EPIDURAL_DISPUTE
                ),
                "page": "epidural-steroid-injection",
            },
        ),
        (
            "treatment",
            {
                "title": "MILD procedure",
                "text": (
                    "<p>The doctor takes out a little bone and thick ligament through the "
                    "skin,[ref:cms-ncd-150-13] which may help when a thick ligament is the "
                    "cause.[ref:brown-chapter-38] In one trial, MILD with usual care did better "
                    "at one year than usual care alone, but people knew which treatment they "
                    "had.[ref:deer-motion-one-year] Medicare pays for it only inside an approved "
                    "study.[ref:cms-ncd-150-13] Its harms are on our page about it.</p>"
                ),
                "page": "mild",
            },
        ),
        (
            "treatment",
            {
                "title": "Open surgery",
                "text": (
                    "<p>Surgery can work for carefully chosen people when other care has not "
                    "helped.[ref:katz-2022] We do not do it ourselves, but we tell you when we "
                    "think that a surgeon should see you. You can then ask that surgeon about "
                    "the risks.</p>"
                ),
                "page": None,
            },
        ),
    ],
    "faq": [
        (
            "item",
            {
                "question": "Will it get worse?",
                "answer": (
                    "<p>It may, but for most people it does not within a few years. Among "
                    "people who had no surgery and were followed for up to 3 years, 10 to 20 in "
                    "100 got worse.[ref:katz-2022]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "My scan says stenosis, but I have no pain. What now?",
                "answer": (
                    "<p>That is common,[ref:kalichman-2009] because a tight canal hurts only "
                    "when it presses on nerves.[ref:clinicalgate] However, please tell us if "
                    "pain, weakness or numbness begins.</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Do I need surgery?",
                "answer": (
                    "<p>Not always, because other care comes first, and surgery is for "
                    "carefully chosen people who do not get better with it.[ref:katz-2022] In "
                    "the US, about 600,000 operations for stenosis are done each "
                    "year.[ref:katz-2022]</p>"
                ),
            },
        ),
        (
            "item",
            {
                "question": "Why does a shopping cart help?",
                "answer": (
                    "<p>You bend forward when you lean on it, and bending forward often eases "
                    "this pain,[ref:orthovirginia][ref:benyamin-2016] although the ease may "
                    "last only while you lean.</p>"
                ),
            },
        ),
    ],
}
