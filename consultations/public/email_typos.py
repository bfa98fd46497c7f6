"""A domain of an email address that is most likely mistyped, as “gmial.com” is."""

from django.views.decorators.debug import sensitive_variables
from rapidfuzz.distance import OSA

# Where most patients in the US have their mailbox.
_COMMON = (
    "gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com comcast.net verizon.net bellsouth.net "
    "sbcglobal.net earthlink.net optonline.net frontier.com charter.net proton.me protonmail.com rocketmail.com "
    "ymail.com live.com msn.com cox.net att.net netzero.net juno.com windstream.net centurylink.net mindspring.com "
    "pacbell.net swbell.net ameritech.net"
).split()
# Others that are near to one of these, and right.
_OTHERS = (
    "mail.com email.com gmx.com gmx.net me.com mac.com aim.com duck.com hey.com "
    "zoho.com fastmail.com googlemail.com tutanota.com inbox.com".split()
)
# What people type for the ends that most addresses have. Some are the end of a country with few mailboxes.
_ENDS = {
    wrong: right
    for right, spellings in {
        "com": "con cmo ocm vom xom cpm comm coom cim om cm co clm ccom cop c comn coml dom fom copm vcom",
        "net": "nte ent ner met nett neet ne",
        "org": "ogr rog orgg og",
        "edu": "eud deu eduu ed",
        "gov": "gvo ogv govv",
    }.items()
    for wrong in spellings.split()
}
# Ends that are real, so that they are a slip in a common domain alone.
_REAL_ENDS = set("om cm co ne cim".split())
# One letter more or less, or another one, makes another name of a name with fewer letters.
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
        is_end = _is_slip_of_end(end, common_end)
        # Of these, patients have one end alone: “comcast.com” is the company's own.
        is_other_end = name == common_name and end in _ENDS.values()
        if is_other_end or is_end and _is_slip(name, common_name):
            return common
    for other in _OTHERS:
        other_name, _dot, other_end = other.partition(".")
        if name == other_name and _is_slip_of_end(end, other_end):
            return other
    # One that has lost its dot, or has it in the wrong place: “gmailcom”, “gma.il.com”.
    for common in _COMMON:
        if domain.replace(".", "") == common.replace(".", ""):
            return common
    rest, _dot, last = domain.rpartition(".")
    if last in _ENDS.values() and rest.endswith(f".{last}"):
        return rest
    return f"{rest}.{_ENDS[last]}" if last in _ENDS and last not in _REAL_ENDS else ""


def _is_slip_of_end(end, common):
    """Return whether what follows a common name is its end, one letter off it, or the end twice."""
    return OSA.distance(end, common) <= 1 or end.replace(".", "") == common * 2 or _ENDS.get(end) == common


def _is_slip(name, common):
    """Return whether a name is a common one, or one letter off it; two of a long one.

    Of a short one, a letter typed twice or two that have changed places are a slip.
    """
    if name == common:
        return True
    if len(common) < _SHORTEST_NAME:
        doubled = (common[:at] + common[at - 1 : at] + common[at:] for at in range(1, len(common) + 1))
        return name in doubled or (sorted(name) == sorted(common) and OSA.distance(name, common) == 1)
    most = 2 if len(common) >= _LONG_NAME else 1
    return OSA.distance(name, common) <= most
