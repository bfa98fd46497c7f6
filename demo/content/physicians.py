"""The invented clinicians of the demo practice."""

PHYSICIANS = [
    {
        "title": "Ines Valderrama-Okoye, MD",
        "slug": "ines-valderrama-okoye",
        "search_description": (
            "Ines Valderrama-Okoye, MD, is a pain physician at Apollo Pain Management. She sees "
            "patients in English and Spanish."
        ),
        "teaser": "Pain physician who starts with your day, not with your scan. English and Spanish.",
        "given_name": "Ines",
        "family_name": "Valderrama-Okoye",
        "credentials": "MD",
        "role": "physician",
        "job_title": "Pain physician",
        "drawing": "portrait-ines",
        "is_accepting_new_patients": True,
        "languages": ["en", "es"],
        "locations": ["downtown-clinic", "northside-clinic"],
        "specialties": ["pain-medicine"],
        "performed_procedures": ["mild", "epidural-steroid-injection", "spinal-cord-stimulation"],
        "certifications": [{"board": "Example Board of Medicine, pain medicine", "year": 2012}],
        "trainings": [
            {"kind": "degree", "institution": "Example University School of Medicine", "year": 2006},
            {
                "kind": "residency",
                "institution": "Example University Hospital, anesthesiology",
                "year": 2010,
            },
            {
                "kind": "fellowship",
                "institution": "Example Institute for Pain Medicine",
                "year": 2011,
            },
        ],
        "disclosures": [],
        "no_payments_days_ago": 41,
        "biography": [
            (
                "text",
                (
                    "<p>Dr. Valderrama-Okoye looks after people with back and leg pain that has gone "
                    "on for too long. She asks first what you cannot do any more, and plans from there.</p>"
                    "<p>She grew up over her parents’ bakery and learned early what standing all day "
                    "does to a back. She still thinks that the right chair is part of the treatment.</p>"
                ),
            ),
            (
                "quote",
                {
                    "quote": "I would rather you ask twice than go home unsure.",
                    "attribution": "Ines Valderrama-Okoye, MD",
                },
            ),
            (
                "text",
                (
                    "<p>She likes to draw while she talks, and you may keep the paper. If a treatment "
                    "is not for you, she says so and tells you why.</p>"
                    "<p>Outside the clinic she sings in a choir, third row, on the left.</p>"
                ),
            ),
        ],
    },
    {
        "title": "Tobias Lindqvist-Amari, DO",
        "slug": "tobias-lindqvist-amari",
        "search_description": (
            "Tobias Lindqvist-Amari, DO, is a physical medicine physician at Apollo Pain Management. "
            "He speaks English and Swedish."
        ),
        "teaser": "Physical medicine physician who looks at how you move before he looks at a picture.",
        "given_name": "Tobias",
        "family_name": "Lindqvist-Amari",
        "credentials": "DO",
        "role": "physician",
        "job_title": "Physical medicine physician",
        "drawing": "portrait-tobias",
        "is_accepting_new_patients": True,
        "languages": ["en", "sv"],
        "locations": ["downtown-clinic"],
        "specialties": ["physical-medicine"],
        "performed_procedures": [
            "epidural-steroid-injection",
            "sacroiliac-joint-injection",
            "radiofrequency-ablation",
            "mild",
        ],
        "certifications": [
            {
                "board": "Example Board of Medicine, physical medicine and rehabilitation",
                "year": 2015,
            },
        ],
        "trainings": [
            {
                "kind": "degree",
                "institution": "Example College of Osteopathic Medicine",
                "year": 2010,
            },
            {
                "kind": "residency",
                "institution": "Example State Hospital, physical medicine",
                "year": 2014,
            },
            {"kind": "fellowship", "institution": "Example Spine Center", "year": 2015},
        ],
        "disclosures": [],
        "no_payments_days_ago": 63,
        "biography": [
            (
                "text",
                (
                    "<p>Dr. Lindqvist-Amari is a doctor of physical medicine, which means that he looks "
                    "at how a body moves and helps it to move with less trouble.</p>"
                    "<p>He will ask you to walk down the hall, to sit, and to reach for a shelf. Then "
                    "he works out a plan with you and with your therapist.</p>"
                    "<p>He skis badly and bakes well. Both, he says, teach patience.</p>"
                ),
            ),
        ],
    },
    {
        "title": "Priya Raghunandan-Cole, MD",
        "slug": "priya-raghunandan-cole",
        "search_description": (
            "Priya Raghunandan-Cole, MD, is an anesthesiologist and pain physician at Apollo Pain "
            "Management. English and Tamil."
        ),
        "teaser": "Anesthesiologist and pain physician with a special eye for medicines. Waiting list.",
        "given_name": "Priya",
        "family_name": "Raghunandan-Cole",
        "credentials": "MD",
        "role": "physician",
        "job_title": "Anesthesiologist and pain physician",
        "drawing": "portrait-priya",
        "is_accepting_new_patients": False,
        "languages": ["en", "ta"],
        "locations": ["northside-clinic"],
        "specialties": ["anesthesiology", "pain-medicine"],
        "performed_procedures": [
            "spinal-cord-stimulation",
            "epidural-steroid-injection",
            "radiofrequency-ablation",
            "basivertebral-nerve-ablation",
        ],
        "certifications": [
            {"board": "Example Board of Medicine, anesthesiology", "year": 2009},
            {"board": "Example Board of Medicine, pain medicine", "year": 2011},
        ],
        "trainings": [
            {"kind": "degree", "institution": "Example University School of Medicine", "year": 2004},
            {
                "kind": "residency",
                "institution": "Example Lakeside Hospital, anesthesiology",
                "year": 2008,
            },
            {
                "kind": "fellowship",
                "institution": "Example Institute for Pain Medicine",
                "year": 2009,
            },
        ],
        "disclosures": [{"company": "Example Devices Inc.", "kind": "speaking", "year": 2023}],
        "biography": [
            (
                "text",
                (
                    "<p>Dr. Raghunandan-Cole trained as an anesthesiologist, the doctor who keeps "
                    "people safe and at ease during surgery. She brings that care for detail to the "
                    "pain clinic.</p>"
                    "<p>Many people come to her with a long list of medicines. She goes through it "
                    "line by line. What is it for? Does it help? What does it cost you in sleep, or in "
                    "a clear head?</p>"
                    "<p>She has a waiting list at the moment. The front desk can put you on it or find "
                    "you an earlier visit with someone else.</p>"
                    "<p>In 2023 a device company paid her to give a talk. She lists it on this page, "
                    "and she is glad to tell you about it.</p>"
                    "<p>On weekends she grows more tomatoes than her street can eat.</p>"
                ),
            ),
        ],
    },
    {
        "title": "Samuel Oyelaran-Brandt, MD",
        "slug": "samuel-oyelaran-brandt",
        "search_description": (
            "Samuel Oyelaran-Brandt, MD, is a neurologist at Apollo Pain Management. He speaks "
            "English, German and French."
        ),
        "teaser": "Neurologist who listens for what your nerves are trying to tell.",
        "given_name": "Samuel",
        "family_name": "Oyelaran-Brandt",
        "credentials": "MD",
        "role": "physician",
        "job_title": "Neurologist",
        "drawing": "portrait-samuel",
        "is_accepting_new_patients": True,
        "languages": ["en", "de", "fr"],
        "locations": ["downtown-clinic", "northside-clinic"],
        "specialties": ["neurology"],
        "performed_procedures": ["basivertebral-nerve-ablation", "spinal-cord-stimulation"],
        "certifications": [{"board": "Example Board of Medicine, neurology", "year": 2016}],
        "trainings": [
            {
                "kind": "degree",
                "institution": "Example Coast University School of Medicine",
                "year": 2011,
            },
            {"kind": "residency", "institution": "Example State Hospital, neurology", "year": 2015},
            {"kind": "fellowship", "institution": "Example Nerve and Spine Institute", "year": 2016},
        ],
        "disclosures": [{"company": "Example Imaging Co.", "kind": "research", "year": 2022}],
        "biography": [
            (
                "text",
                (
                    "<p>Dr. Oyelaran-Brandt is a neurologist, a doctor for nerves, the spine and the "
                    "brain. He helps to sort out where pain comes from when it is not clear.</p>"
                    "<p>He tests strength, feeling and reflexes, and he takes his time. He likes to go "
                    "through your scan with you on a large screen, so that you see what he sees.</p>"
                    "<p>Before medicine he taught science at a middle school. His old students would "
                    "know his way of explaining things with an orange and a garden hose.</p>"
                ),
            ),
        ],
    },
    {
        "title": "Mei-Lin Castellanos, DO",
        "slug": "mei-lin-castellanos",
        "search_description": (
            "Mei-Lin Castellanos, DO, is a pain physician at Apollo Pain Management. She speaks "
            "English, Spanish and Mandarin."
        ),
        "teaser": (
            "Pain physician with a soft spot for stubborn joints and for people who like to keep moving."
        ),
        "given_name": "Mei-Lin",
        "family_name": "Castellanos",
        "credentials": "DO",
        "role": "physician",
        "job_title": "Pain physician",
        "drawing": "portrait-mei-lin",
        "is_accepting_new_patients": True,
        "languages": ["en", "es", "cmn"],
        "locations": ["northside-clinic"],
        "specialties": ["pain-medicine", "physical-medicine"],
        "performed_procedures": [
            "sacroiliac-joint-injection",
            "radiofrequency-ablation",
            "epidural-steroid-injection",
            "mild",
        ],
        "certifications": [
            {
                "board": "Example Board of Medicine, physical medicine and rehabilitation",
                "year": 2018,
            },
            {"board": "Example Board of Medicine, pain medicine", "year": 2019},
        ],
        "trainings": [
            {
                "kind": "degree",
                "institution": "Example College of Osteopathic Medicine",
                "year": 2013,
            },
            {
                "kind": "residency",
                "institution": "Example Lakeside Hospital, physical medicine",
                "year": 2017,
            },
            {
                "kind": "fellowship",
                "institution": "Example Institute for Pain Medicine",
                "year": 2018,
            },
        ],
        "disclosures": [],
        "no_payments_days_ago": 28,
        "biography": [
            (
                "text",
                (
                    "<p>Dr. Castellanos sees many people with arthritis and joint pain. She wants to "
                    "know what you enjoy, and then looks for a way back to it.</p>"
                    "<p>She examines with her hands and tells you what she is doing and why. If she is "
                    "not sure, she says that, too.</p>"
                    "<p>She came to medicine from dance. She will not make you dance, but she may well "
                    "ask you to stand on one leg.</p>"
                ),
            ),
        ],
    },
    {
        "title": "Joanna Weatherby-Nakai, NP",
        "slug": "joanna-weatherby-nakai",
        "search_description": (
            "Joanna Weatherby-Nakai, NP, is a nurse practitioner at Apollo Pain Management. She speaks "
            "English and Japanese."
        ),
        "teaser": "Nurse practitioner you may meet at your first visit, and after it.",
        "given_name": "Joanna",
        "family_name": "Weatherby-Nakai",
        "credentials": "NP",
        "role": "nurse_practitioner",
        "job_title": "Nurse practitioner",
        "drawing": "portrait-joanna",
        "is_accepting_new_patients": True,
        "languages": ["en", "ja"],
        "locations": ["downtown-clinic", "northside-clinic"],
        "specialties": ["pain-medicine"],
        "performed_procedures": [],
        "certifications": [
            {"board": "Example Board of Nursing, family nurse practitioner", "year": 2014},
        ],
        "trainings": [
            {"kind": "degree", "institution": "Example University School of Nursing", "year": 2013},
        ],
        "disclosures": [],
        "no_payments_days_ago": 75,
        "biography": [
            (
                "text",
                (
                    "<p>Joanna Weatherby-Nakai is a nurse practitioner, a nurse with further training "
                    "who can examine, plan care and prescribe. She sees many people at their first "
                    "visit.</p>"
                    "<p>She worked in home care for years, so she asks about stairs, shoes and beds. "
                    "She knows that a plan has to fit the house it goes home to.</p>"
                    "<p>She walks to work along the river, in all weather.</p>"
                ),
            ),
        ],
    },
    {
        "title": "Dmitri Halvorsen-Reyes, PA-C",
        "slug": "dmitri-halvorsen-reyes",
        "search_description": (
            "Dmitri Halvorsen-Reyes, PA-C, is a physician assistant at Apollo Pain Management. "
            "English, Spanish and Norwegian."
        ),
        "teaser": "Physician assistant who knows the paperwork as well as the people.",
        "given_name": "Dmitri",
        "family_name": "Halvorsen-Reyes",
        "credentials": "PA-C",
        "role": "physician_assistant",
        "job_title": "Physician assistant",
        "drawing": "portrait-dmitri",
        "is_accepting_new_patients": True,
        "languages": ["en", "es", "no"],
        "locations": ["downtown-clinic"],
        "specialties": ["pain-medicine"],
        "performed_procedures": [],
        "certifications": [{"board": "Example Commission for Physician Assistants", "year": 2017}],
        "trainings": [
            {
                "kind": "degree",
                "institution": "Example State University, physician assistant studies",
                "year": 2016,
            },
        ],
        "disclosures": [],
        "no_payments_days_ago": 52,
        "biography": [
            (
                "text",
                (
                    "<p>Dmitri Halvorsen-Reyes is a physician assistant who works with our doctors, "
                    "examines people, and sees many of you at follow-up visits.</p>"
                    "<p>He also knows his way through insurance. If a letter from your plan makes no "
                    "sense, bring it along, and he will read it with you.</p>"
                    "<p>Before this he drove an ambulance, which may be why very little upsets him.</p>"
                ),
            ),
        ],
    },
]
