"""Whether the site answers, as a visitor would find it."""

import secrets
import urllib.error
import urllib.request

from deploy.installation.places import PORT

# How a problem begins that may be over in a moment, as after a start.
SILENT = "it does not answer"


def problem_with_page(address: str, port: int = PORT, seconds: float = 20) -> str:
    """Return what is wrong with the first page, as the proxy asks for it; "" where it is well."""
    # Django itself is to answer: no page that was kept has this address.
    url = f"http://127.0.0.1:{port}/?{secrets.token_hex(8)}"
    return _problem(url, seconds, **{"Host": address, "X-Forwarded-Proto": "https"})


def problem_with_address(address: str) -> str:
    """Return what is wrong with the first page where visitors find it; "" where it is well."""
    return _problem(f"https://{address}/", seconds=20)


def _problem(url, seconds, **headers):
    # No proxy of the network: the site itself is asked.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        opener.open(urllib.request.Request(url, headers=headers), timeout=seconds).close()
    except urllib.error.HTTPError as error:
        return f"it answers with {error.code}"
    except (OSError, ValueError) as error:
        return f"{SILENT} ({getattr(error, 'reason', error)})"
    return ""
