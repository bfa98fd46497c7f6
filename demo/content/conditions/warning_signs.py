"""Words about warning signs that several condition pages share."""

WE_ASK_ABOUT_SIGNS = (
    "<p>We also ask about warning signs, such as a change in the bladder or bowel, and weakness "
    "that is getting worse. Another is cauda equina syndrome, pressure on the nerves at the end of "
    "the spine.[ref:physiopedia]</p>"
)

WE_ASK_ABOUT_SIGNS_AFTER_AN_INJECTION = (
    "<p>If you have had an epidural injection, a change in vision, new numbness or tingling, a "
    "severe headache or a seizure needs emergency care.[ref:fda-2014-epidural]</p>"
)
