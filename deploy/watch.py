"""Look whether the site is well: end with an error, which sounds the alarm, when it is not, or does not answer.

systemd starts it every five minutes, with the address to ask. It needs Python alone, and the variables of the site.
"""

import os
import sys
import urllib.error
import urllib.request
from urllib.parse import urlsplit

SECONDS = 60


def main() -> str | None:
    """Return what is wrong with the answer of the address that is named on the command line, or None."""
    headers = {"Host": urlsplit(os.environ["PUBLIC_URL"]).netloc, "X-Forwarded-Proto": "https"}
    # No proxy: the site is on this computer.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        opener.open(urllib.request.Request(sys.argv[1], headers=headers), timeout=SECONDS).close()
    except urllib.error.HTTPError as error:
        return f"The site answers with {error.code}."
    except OSError as error:
        return f"The site does not answer ({type(error).__name__})."
    return None


if __name__ == "__main__":
    sys.exit(main())
