import re
from pathlib import Path
from smtplib import SMTPRecipientsRefused
from traceback import extract_tb

# RFC 3463: the address of the one whom a mail is for is bad. 5.1.7 and 5.1.8 are about the sender's.
_BAD_ADDRESS = re.compile(r"5\.1\.(?!0*[78]\b)\d{1,3}\b")


def describe(error: BaseException) -> str:
    """Return what an exception was and where, without its text: that may quote what a patient wrote."""
    frames = extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    code = getattr(error, "smtp_code", None) or bad_address(error)
    return f"{type(error).__name__}{f' {code}' if code else ''}{place}"


def bad_address(error: BaseException) -> str:
    """Return the enhanced status, such as “5.1.1”, of a mail server that refused a mail's addresses for good.

    Return "" for every other error: one without such a status, one that may pass, and one about anything else.
    """
    if not isinstance(error, SMTPRecipientsRefused):
        return ""
    answers = error.recipients.values()
    found = [500 <= code < 600 and _BAD_ADDRESS.match(_text(words)) for code, words in answers]
    return found[0].group() if found and all(found) else ""


def _text(words):
    return words.decode("ascii", "replace") if isinstance(words, bytes) else str(words)
