import re


def telephone_link(number):
    """Return the `tel:` address (RFC 3966) of a US telephone number in any spelling, or "" for no number."""
    digits = re.sub(r"\D", "", number)
    if not digits:
        return ""
    return f"tel:+{digits}" if len(digits) > 10 else f"tel:+1{digits}"
