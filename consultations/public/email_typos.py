"""A domain of an email address that is most likely mistyped, as “gmial.com” is."""

from django.views.decorators.debug import sensitive_variables
from rapidfuzz.distance import OSA

# Where most patients in the US have their mailbox.
_COMMON = (
    "gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com comcast.net verizon.net bellsouth.net "
    "sbcglobal.net earthlink.net optonline.net frontier.com charter.net proton.me protonmail.com rocketmail.com "
    "ymail.com"
).split()
# Others that are near to one of these, and right.
_OTHERS = set(
    "mail.com email.com gmx.com gmx.net live.com msn.com me.com mac.com cox.net att.net aim.com duck.com hey.com "
    "zoho.com fastmail.com googlemail.com tutanota.com inbox.com".split()
)
# What people type for the ends that most addresses have. Some are the end of a country with few mailboxes.
_ENDS = {
    wrong: right
    for right, spellings in {
        "com": "con cmo ocm vom xom cpm comm coom cim om cm co clm ccom cop c",
        "net": "nte ent ner met nett neet ne",
        "org": "ogr rog orgg og",
        "edu": "eud deu eduu ed",
        "gov": "gvo ogv govv",
    }.items()
    for wrong in spellings.split()
}
# Ends that are real, so that they are a slip in a common domain alone.
_REAL_ENDS = set("om cm co ne cim".split())
# A slip in a name with fewer letters makes another name.
_SHORTEST_NAME = 5
_LONG_NAME = 8


@sensitive_variables()
def likely_email(email: str) -> str:
    """Return the address that somebody most likely meant who typed `email`, or "" when nothing looks wrong."""
    local, at, domain = email.rpartition("@")
    likely = _likely_domain(domain.lower())
    return f"{local}{at}{likely}" if likely else ""


def _likely_domain(domain):
    if domain in _COMMON or domain in _OTHERS:
        return ""
    name, _dot, end = domain.partition(".")
    for common in _COMMON:
        common_name, _dot, common_end = common.partition(".")
        is_end = end == common_end or _ENDS.get(end) == common_end
        # Of these, patients have one end alone: “comcast.com” is the company's own.
        is_other_end = name == common_name and end in _ENDS.values()
        if is_other_end or is_end and _is_slip(name, common_name):
            return common
    # One that has lost its dot, or has it in the wrong place: “gmailcom”, “gma.il.com”.
    for common in _COMMON:
        if domain.replace(".", "") == common.replace(".", ""):
            return common
    rest, _dot, last = domain.rpartition(".")
    return f"{rest}.{_ENDS[last]}" if last in _ENDS and last not in _REAL_ENDS else ""


def _is_slip(name, common):
    """Return whether a name is a common one, or one letter off it; two of a long one."""
    if name == common:
        return True
    most = 2 if len(common) >= _LONG_NAME else 1
    return len(common) >= _SHORTEST_NAME and OSA.distance(name, common) <= most
