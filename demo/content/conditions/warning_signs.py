"""Words about warning signs that several condition pages share."""

NERVE_SIGNS = [
    ("sign", "New numbness or tingling around the genitals or buttocks"),
    ("sign", "New trouble passing urine, or loss of bladder or bowel control"),
    ("sign", "Weakness that grows over hours or days"),
    ("sign", "Severe weakness, such as a foot that drops or a knee that gives way"),
    ("sign", "New weakness or numbness in both legs"),
]

SIGNS_AFTER_AN_INJECTION = [
    ("sign", "After an injection in the spine: fever, chills, a stiff neck, or new weakness"),
    ("sign", "After an epidural injection: a change in vision, a seizure, or a severe headache"),
    ("sign", "After an epidural injection: new tingling or dizziness"),
    ("sign", "After an epidural injection: sudden numbness or weakness of the face, an arm or a leg"),
]

WHAT_THE_SIGNS_MEAN = (
    "<p>We also ask about warning signs. Numbness where you sit, trouble with the bladder, and weakness that is "
    "severe or growing may mean that the nerves at the end of the spine are under pressure. Doctors call this "
    "cauda equina syndrome.[ref:ahcpr-low-back]</p>"
    "<p>Slow changes are different. If one leg has grown a little weaker over weeks, call us today if we do not "
    "know about it yet. If we have already examined it, tell us at your visit.</p>"
)

EPIDURAL_DISPUTE = (
    "<p>Experts disagree. A panel of the journal BMJ advises strongly against these shots for nerve pain that has "
    "lasted 3 months or more, unless they are part of a trial.[ref:busse-2025] But 34 societies call its "
    "guideline misleading and asked for its withdrawal.[ref:ausdoc-2025]</p>"
)
