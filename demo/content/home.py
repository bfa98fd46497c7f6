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
                "label": "Leg pain when I stand or walk",
                "gloss": "Lumbar spinal stenosis",
                "page": "lumbar-spinal-stenosis",
            },
        ),
        (
            "complaint",
            {
                "label": "Low back pain that does not go away",
                "gloss": "The small joints of the spine",
                "page": "facet-joint-pain",
            },
        ),
        (
            "complaint",
            {
                "label": "Pain where spine and hips meet",
                "gloss": "Sacroiliac joint",
                "page": "sacroiliac-joint-pain",
            },
        ),
        (
            "complaint",
            {
                "label": "Neck pain",
                "gloss": "Habits to look at, and when to call us",
                "page": "neck-pain-habits",
            },
        ),
        (
            "complaint",
            {
                "label": "Pain after back surgery",
                "gloss": "What can be done next",
                "page": "pain-after-back-surgery",
            },
        ),
        (
            "complaint",
            {
                "label": "I am not sure",
                "gloss": "Start here: what a first visit is like",
                "page": "your-first-visit",
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
        "<p>[page:insurance|Plans we take] and [page:cost-estimates|how estimates work]</p>"
    ),
}
