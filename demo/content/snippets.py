"""What several pages of the demo site share: topics, plans, notices and the practice itself."""

TOPICS = [
    {
        "name": "Treatments",
        "slug": "treatments",
        "description": "How treatments work, what they may do, and what may go wrong.",
    },
    {
        "name": "Living with pain",
        "slug": "living-with-pain",
        "description": "Small changes for the day and the night.",
    },
    {
        "name": "Medicines",
        "slug": "medicines",
        "description": "What pain medicines can and cannot do, and how to use them with care.",
    },
    {
        "name": "Movement",
        "slug": "movement",
        "description": "How to stay active when it hurts, and how to begin.",
    },
    {
        "name": "Costs and coverage",
        "slug": "costs-and-coverage",
        "description": "Insurance, estimates, and what to ask before you say yes.",
    },
    {
        "name": "Understanding your body",
        "slug": "understanding-your-body",
        "description": "Where pain may come from, in plain words.",
    },
]

SPECIALTIES = [
    {"name": "Pain medicine", "slug": "pain-medicine"},
    {"name": "Physical medicine", "slug": "physical-medicine"},
    {"name": "Anesthesiology", "slug": "anesthesiology"},
    {"name": "Neurology", "slug": "neurology"},
]

INSURANCE_PLANS = [
    {
        "name": "Medicare",
        "note": (
            "Minimally invasive lumbar decompression (MILD) is covered only inside an approved study. Ask us first."
        ),
        "checked_days_ago": 20,
    },
    {"name": "Example Health Plan PPO", "note": "", "checked_days_ago": 34},
    {
        "name": "Example Health Plan HMO",
        "note": "You need a referral from your regular doctor.",
        "checked_days_ago": 34,
    },
    {
        "name": "Sample Mutual Choice",
        "note": "Some procedures need approval before we book.",
        "checked_days_ago": 61,
    },
    {"name": "Springfield Community Care", "note": "", "checked_days_ago": 75},
]

# Titles of the forms in `demo/forms`, by the names of their files.
DOCUMENTS = {
    "new-patient-form": "New patient form",
    "referral-form": "Referral form",
}

# About the closed day of the practice settings (see PRACTICE), which it announces from the first day of the demo.
NOTICE_BANNER = {
    "heading": "Closed for a staff training day",
    "text": (
        "Both clinics and our phones are closed that day. You can still send us a request: we will call you when "
        "we are back. In an emergency call 911."
    ),
    "begins_in_days": 24,
    "ends_in_days": 24,
    "days_before": 28,
}

EMERGENCY_TEXT = {
    "sentence": "In an emergency call 911.",
    "form_note": "Do not use this form.",
}

FOOTER_TEXT = {
    "disclaimer": (
        "This site is for learning. It does not replace advice from your own doctor. This is a "
        "demonstration: the practice and its people are invented."
    ),
    "license_note": (
        "Words and drawings made for this website. Drawings are under Creative Commons Attribution 4.0 "
        "(CC BY 4.0)."
    ),
    "funding": "Our practice pays for this website.",
}

PRACTICE = {
    "name": "Apollo Pain Management",
    "telephone": "202-555-0142",
    "after_hours_telephone": "202-555-0143",
    "referral_telephone": "202-555-0145",
    "fax": "202-555-0146",
    "email": "frontdesk@example.org",
    "time_zone": "America/New_York",
    "callback_days": 1,
    "callback_by": "12:00",
    "observes_federal_holidays": True,
    "desk_hours": [{"days": "01234", "opens": "08:00", "closes": "17:00"}],
    "closures": [{"begins_in_days": 24, "ends_in_days": 24, "reason": "Staff training day"}],
    "portal_url": "https://portal.example.org/",
    "bill_url": "https://pay.example.org/",
    "records_url": "https://records.example.org/",
    "social_links": [],
}

# Words patients use for what the pages name; only for finding, shown nowhere.
SYNONYMS = [
    "MILD\nMinimally invasive lumbar decompression\nPercutaneous image-guided lumbar decompression\nPILD",
    "Herniated disc\nHerniated disk\nDisc herniation\nSlipped disc\nSlipped disk\nRuptured disc",
    "Disc\nDisk",
    "Pinched nerve\nTrapped nerve\nCompressed nerve",
    "Sciatica\nSciatic nerve\nSciatic\nPain down my leg\nPain down the leg\nPain down leg",
    "Spinal stenosis\nNarrow spinal canal\nTight canal\nHeavy legs\nLegs feel heavy\nLegs get heavy",
    "Steroid injection\nSteroid shot\nCortisone shot",
    "Radiofrequency ablation\nRFA\nNerve burning\nRhizotomy",
    "Basivertebral nerve ablation\nBVN ablation",
    "Spinal cord stimulation\nSpinal cord stimulator\nSCS\nNerve stimulator",
    "Sacroiliac joint\nSI joint",
    "Pain after back surgery\nFailed back surgery syndrome\nFailed back surgery",
    "Opioids\nOpiates\nNarcotics",
    "Acetaminophen\nParacetamol",
    "Physical therapy\nPhysiotherapy",
    "Insurance\nCoverage",
    "Appointment\nAppt\nAppts",
    "Price\nCost",
    "Copay\nCopayment",
]


# On which pages the form begins with what patients want help with: slugs of conditions and physicians.
CONCERNS = {
    "Low back pain": (
        ["facet-joint-pain", "sacroiliac-joint-pain", "vertebrogenic-low-back-pain"],
        [
            "tobias-lindqvist-amari",
            "samuel-oyelaran-brandt",
            "joanna-weatherby-nakai",
            "dmitri-halvorsen-reyes",
        ],
    ),
    "Leg pain or heaviness when walking": (["lumbar-spinal-stenosis"], ["ines-valderrama-okoye"]),
    "Pain down the leg": (["sciatica", "herniated-disc"], ["mei-lin-castellanos"]),
    "Pain after surgery": (["pain-after-back-surgery"], []),
}
