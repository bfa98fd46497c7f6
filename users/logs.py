import logging
import re

_LINK = re.compile(r"(/admin/(?:invitation|password_reset/confirm)/)[^\s\"']+")


class WithoutLinks(logging.Filter):
    """Takes out of each line of the log what would let its reader set somebody's password."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True: every line is kept, without the rest of such an address."""
        text = record.getMessage()
        cleaned = _LINK.sub(r"\1…", text)
        if cleaned != text:
            record.msg, record.args = cleaned, ()
        return True
