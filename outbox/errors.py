from pathlib import Path
from traceback import extract_tb


def describe(error):
    """Say what an exception was and where, without its text: that may quote what a patient wrote."""
    frames = extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    code = getattr(error, "smtp_code", None)
    return f"{type(error).__name__}{f' {code}' if code else ''}{place}"
