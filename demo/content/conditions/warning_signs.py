"""Words about warning signs that several condition pages share."""

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
