"""What the pages of the procedures are written in, and the sentences that all of them have."""


def fact(term, value, *sources):
    return ("fact", {"term": term, "value": value, "references": list(sources)})


def text(*paragraphs):
    return ("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


def heading(words):
    return ("heading", {"text": words, "level": "h3"})


def step(title, words, drawing):
    return ("step", {"title": title, "text": f"<p>{words}</p>", "drawing": drawing, "image": None})


def points(*sentences):
    return [("point", f"<p>{sentence}</p>") for sentence in sentences]


def outcome(lead, words, out_of_100=None):
    return ("outcome", {"lead": lead, "text": f"<p>{words}</p>", "out_of_100": out_of_100})


def advice(topic, words):
    return ("advice", {"topic": topic, "text": f"<p>{words}</p>"})


def stage(when, words):
    return ("stage", {"when": when, "text": f"<p>{words}</p>"})


def question(words, answer):
    return ("item", {"question": words, "answer": f"<p>{answer}</p>"})


def claim(sentence, *sources, evidence, funding="not_stated", blinded="not_applicable"):
    """Return one study; who paid was looked for in each."""
    return (
        "claim",
        {
            "sentence": sentence,
            "references": list(sources),
            "evidence": evidence,
            "studies": 1,
            "funding": funding,
            "blinded": blinded,
        },
    )


STEPS_INTRO = (
    "<p>The drawings are simple and not to scale, and orange marks the one thing that each step is about.</p>"
)

# Tell us first if

BLOOD_THINNER = (
    "You take a blood thinner, which prevents clots that cause heart attacks and "
    "strokes.[ref:medlineplus-blood-thinners] Do not stop it on your own. We ask the doctor who "
    "prescribes it."
)
PREGNANCY = "You are pregnant or may be, because X-rays mean some radiation.[ref:goodman-2008]"
BLEEDING = (
    "You bleed easily, have a bleeding disorder, or your blood pressure or diabetes is not under control, "
    "because then we usually wait or choose something else."
)
INFECTION = "You have an infection, a fever or a wound, because we usually wait until it has healed."
ALLERGY = "You are allergic to any medicine, to contrast dye or to numbing medicine."
DIABETES_AND_STEROID = (
    "You have diabetes, because the steroid can raise your blood sugar for days and we make a plan with "
    "you first."
)
SEDATION = (
    "Sedation or anesthesia ever gave you trouble, or you have heart disease, lung disease or sleep apnea."
)

# Before and after

EATING = advice(
    "eating",
    "Whether you may eat depends on whether you get sedation, which is medicine that makes you sleepy, so "
    "follow the sheet that we give you and call us if anything is not clear.",
)
MEDICINES = advice(
    "medicines",
    "Bring a written list of all medicines, herbs, doses and allergies. Take them as your instruction "
    "sheet says, and always talk with the doctor who prescribes a medicine before you stop it.",
)
RIDE = advice(
    "ride",
    "Bring an adult who can drive you home, because we cannot let you drive yourself after this procedure.",
)
SHOWER = advice(
    "washing",
    "A shower is fine if you keep the spot clean, but stay out of baths, pools and hot tubs for two "
    "days.[ref:uih-after]",
)
STEROID_CHECKS = (
    "After a steroid, blood pressure and blood sugar need a close watch,[ref:uih-after] so ask us before you leave "
    "how often to check yours."
)
PLAN = "We check your plan with you before you decide, and you can ask us for a cost estimate in writing."
