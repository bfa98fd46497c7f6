"""Words about warning signs that several condition pages share."""

NERVE_SIGNS = [
    ("sign", "A change in bladder or bowel control"),
    ("sign", "Weakness in a leg that is getting worse"),
    ("sign", "Numbness that is spreading or getting worse"),
]

SIGNS_AFTER_AN_INJECTION = [
    (
        ("sign"),
        ("After an injection: a change in vision, new numbness or tingling, a severe headache, or a seizure"),
    ),
]

WE_ASK_ABOUT_SIGNS = (
    "<p>We also ask about warning signs. These are a change in the bladder or bowel, and weakness that "
    "grows. Another is trouble with the cauda equina, the bundle of nerves at the lower end of the canal."
    "[ref:physiopedia]</p>"
)
