"""Boxes with warning signs that several articles share."""

CALL_911_FOR_YOUR_BACK = (
    "callout",
    {
        "urgency": "emergency",
        "heading": "Call 911 for these signs",
        "text": (
            "<ul><li>new numbness around the genitals or buttocks</li>"
            "<li>new trouble passing urine, or loss of bladder or bowel control</li>"
            "<li>weakness that grows over hours or days, or a foot that drops</li>"
            "<li>new weakness or numbness in both legs</li>"
            "</ul><p>Nerves may be in danger, so do not wait for us to call you "
            "back.[ref:ahcpr-low-back][ref:healthify-sciatica] If one leg has grown a little weaker over "
            "weeks, call us today; if we are closed, call 202-555-0143.</p>"
        ),
    },
)

CALL_911_FOR_YOUR_NECK = (
    "callout",
    {
        "urgency": "emergency",
        "heading": "Call 911 for these signs",
        "text": (
            "<ul><li>new trouble walking, or unsteady legs together with numb, clumsy or weak "
            "hands</li><li>hands that are suddenly clumsy, so that you cannot button a shirt</li><li>loss of "
            "bladder or bowel control</li><li>a face that droops on one side, an arm that will not stay up, "
            "or slurred speech</li></ul><p>The first three may mean that the spinal cord in the neck is under "
            "pressure, and the last may be a stroke.[ref:nhs-111-wales-neck][ref:royal-free-myelopathy]</p>"
        ),
    },
)

CALL_US_ABOUT_YOUR_NECK = (
    "callout",
    {
        "urgency": "urgent",
        "heading": "Call us today for these",
        "text": (
            "<ul><li>pain that is getting much worse</li>"
            "<li>pins and needles, heaviness or weakness in an arm</li>"
            "<li>poor balance that has come slowly</li>"
            "<li>a recent fall or accident, fever, weight loss that you cannot explain, or cancer in the "
            "past</li>"
            "</ul><p>We want to see you soon if you have one of these.[ref:nhs-111-wales-neck] If we are "
            "closed or do not answer, call our after-hours number, 202-555-0143. Do not wait until we "
            "open.</p>"
        ),
    },
)
