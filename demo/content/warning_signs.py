"""The demo's warning signs, in their order on each level. Those without a page belong to all."""

from procedures.warning_signs import Level


def sign(level, words, source=None, procedures=()):
    """Return one sign as a dict with the fields of `procedures.WarningSign`; pages and source by their short names."""
    return {"level": level, "words": words, "source": source, "procedures": procedures}


WARNING_SIGNS = [
    sign(
        Level.NOW,
        "Numbness or tingling around your genitals or buttocks, where a saddle would touch",
        "ahcpr-low-back",
    ),
    sign(Level.NOW, "You cannot pass urine, or you lose control of your bladder or bowels", "ahcpr-low-back"),
    sign(
        Level.NOW,
        "Leg weakness that gets worse within hours or days, a foot that drops, or a knee that gives way",
        "ahcpr-low-back",
    ),
    sign(
        Level.NOW,
        "New numbness or weakness in both legs, or back pain with pain down both legs that began within "
        "hours or days",
    ),
    sign(
        Level.NOW,
        "After an injection or a procedure: fever, chills, a stiff neck, new weakness, a new change in "
        "bladder or bowel, or severe back pain, even without a fever",
    ),
    sign(
        Level.NOW,
        "After an epidural injection: a change in vision, sudden weakness or numbness, tingling in arms "
        "or legs, dizziness, a severe headache or a seizure",
        "fda-2014-epidural",
    ),
    sign(
        Level.NOW,
        "A face that droops on one side, an arm that will not stay up, or slurred speech",
        "medlineplus-stroke",
    ),
    sign(
        Level.NOW,
        "With neck pain: new trouble walking, or hands so clumsy that you cannot close a button",
    ),
    sign(
        Level.NOW,
        "Chest discomfort that may feel like pressure, heartburn or indigestion, with or without short "
        "breath or pain in an arm, the back, neck or jaw",
        "medlineplus-heart-attack",
    ),
    sign(
        Level.NOW,
        "After a medicine or a dye: a swollen tongue or throat, wheezing, or hives and feeling faint",
        "medlineplus-anaphylaxis",
    ),
    sign(
        Level.NOW,
        "After an opioid: very small pupils, slow breathing, gurgling, blue lips, or somebody who cannot be "
        "woken. Give naloxone, too",
        "medlineplus-opioid-overdose",
    ),
    sign(Level.NOW, "Vomiting blood"),
    sign(
        Level.TODAY,
        "After an epidural or another spine procedure: a headache that is worse sitting up and better "
        "lying flat. If it is severe, or comes with fever, a stiff neck, confusion, or a change in sight "
        "or hearing, call 911",
    ),
    sign(Level.TODAY, "Weakness in one leg that came over weeks and that we have not examined yet"),
    sign(
        Level.TODAY,
        "Back pain with a fever, weight loss you cannot explain, a lump or a changed shape of the back, "
        "or pain that is much worse at night, if you had no injection or procedure in the last weeks",
    ),
    sign(
        Level.TODAY,
        "Neck pain that is getting much worse, or comes with tingling, heaviness or weakness in an arm or "
        "leg, poor balance, fever, feeling unwell, weight loss you cannot explain, cancer in the past, "
        "weak immunity, or after a fall or accident",
    ),
    sign(Level.TODAY, "Black stools or a bad stomach ache while you take an anti-inflammatory pill"),
    sign(
        Level.TODAY,
        "If you have diabetes: very high blood sugar in the days after a steroid shot. Follow your "
        "diabetes plan, too",
        procedures=["epidural-steroid-injection", "sacroiliac-joint-injection"],
    ),
    sign(
        Level.TODAY,
        "Redness, swelling or fluid at the wound or under the dressing",
        procedures=["spinal-cord-stimulation"],
    ),
    sign(
        Level.TODAY,
        "A wire of the stimulator that came out or broke. Switch the stimulator off first",
        procedures=["spinal-cord-stimulation"],
    ),
    sign(Level.AT_VISIT, "How far you can walk, what brings the pain on, and what eases it"),
    sign(
        Level.AT_VISIT,
        "Slow changes in strength or feeling, such as mild, steady weakness in a leg that we have examined",
    ),
    sign(
        Level.AT_VISIT,
        "Soreness for some days where the needle went in",
        procedures=["epidural-steroid-injection", "radiofrequency-ablation", "sacroiliac-joint-injection"],
    ),
]
