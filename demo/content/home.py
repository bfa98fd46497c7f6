"""The words of the demo home page."""

HOME = {
    "title": "Apollo Pain Management",
    "slug": "home",
    "search_description": (
        "Pain care you can understand: what may help, what the risks are, and what we do not know. Two "
        "clinics, English and Spanish."
    ),
    "drawing": "hero-park",
    "hero_title": "Pain care you can understand",
    "hero_lead": (
        "We explain what may help, what the risks are, and what we do not know. Then you decide with "
        "your doctor."
    ),
    "hero_points": [
        ("point", "Two locations, step-free, near a bus stop"),
        ("point", "English and Spanish; free interpreters"),
    ],
    "complaints_title": "Where does it hurt?",
    "complaints": [
        (
            "complaint",
            {
                "label": "Leg pain that comes from the back",
                "causes": [
                    {"page": "sciatica", "gloss": "Runs from the low back or buttock down one leg"},
                    {"page": "herniated-disc", "gloss": "A disc presses on a nerve"},
                    {
                        "page": "lumbar-spinal-stenosis",
                        "gloss": "Comes when you stand or walk, eases when you sit",
                    },
                ],
            },
        ),
        (
            "complaint",
            {
                "label": "My legs hurt when I stand or walk",
                "causes": [
                    {"page": "lumbar-spinal-stenosis", "gloss": "A tight canal in the low back"},
                    {"page": "sciatica", "gloss": "A sore nerve: the pain runs down one leg"},
                    {"page": "leaning-on-a-cart", "gloss": "Why bending forward helps"},
                ],
            },
        ),
        (
            "complaint",
            {
                "label": "Low back pain that does not go away",
                "causes": [
                    {"page": "facet-joint-pain", "gloss": "The small joints of the spine"},
                    {"page": "vertebrogenic-low-back-pain", "gloss": "The bones of the spine"},
                    {"page": "sacroiliac-joint-pain", "gloss": "The joint at the base of the spine"},
                    {"page": "herniated-disc", "gloss": "The soft cushions between the bones"},
                ],
            },
        ),
        (
            "complaint",
            {
                "label": "Pain where spine and hips meet",
                "causes": [
                    {"page": "sacroiliac-joint-pain", "gloss": "The joint between spine and hip bone"},
                    {"page": "facet-joint-pain", "gloss": "The small joints of the spine above it"},
                    {"page": "sciatica", "gloss": "When it runs from the buttock down one leg"},
                    {"page": "si-joint-pain", "gloss": "Why it is hard to find"},
                ],
            },
        ),
        (
            "complaint",
            {
                "label": "Neck pain",
                "causes": [
                    {"page": "neck-pain-habits", "gloss": "Long sitting and other habits, the usual causes"},
                    {"page": "pinched-nerve-in-the-neck", "gloss": "When pain or tingling runs down one arm"},
                    {"page": "sleeping-with-a-sore-neck", "gloss": "Pillow, position, and warning signs"},
                ],
            },
        ),
        (
            "complaint",
            {
                "label": "Pain after back surgery",
                "causes": [
                    {"page": "pain-after-back-surgery", "gloss": "What can be done next"},
                    {"page": "sacroiliac-joint-pain", "gloss": "A likely source after a fusion"},
                ],
            },
        ),
        (
            "complaint",
            {
                "label": "I am not sure",
                "causes": [
                    {"page": "new-patients", "gloss": "How to book, and what to bring"},
                    {"page": "your-first-visit", "gloss": "What a first visit is like"},
                ],
            },
        ),
    ],
    "featured_procedures": [
        ("page", "mild"),
        ("page", "epidural-steroid-injection"),
        ("page", "spinal-cord-stimulation"),
    ],
    "featured_physicians": [
        ("page", "ines-valderrama-okoye"),
        ("page", "tobias-lindqvist-amari"),
        ("page", "priya-raghunandan-cole"),
    ],
    "visit_title": "Your first visit",
    "visit_steps": [
        (
            "step",
            {
                "title": "We call you",
                "text": (
                    "The front desk asks what you need and finds a time. No medical questions by email."
                ),
            },
        ),
        (
            "step",
            {
                "title": "We listen and examine",
                "text": (
                    "Plan on 45 minutes. Bring your scans and your list of medicines. Bring someone "
                    "along if you like."
                ),
            },
        ),
        (
            "step",
            {
                "title": "We give you a plan",
                "text": "On paper, in plain words: choices, risks, costs, and what happens if you wait.",
            },
        ),
    ],
    "things_to_bring": (
        "A list of your medicines, with doses\n"
        "Reports and pictures from scans\n"
        "Your insurance card and a photo ID\n"
        "The name of your regular doctor\n"
        "Glasses, hearing aids, and a friend if you like"
    ),
    "insurance_note": (
        "<p>Call us and we check your plan with you. If you pay on your own, you can ask for a written "
        "estimate first.</p>"
        "<ul><li>[page:insurance-and-cost|What it may cost, and what to do without a plan]</li>"
        "<li>[page:existing-patients|Bills, records and refills]</li></ul>"
    ),
}
