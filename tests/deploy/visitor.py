"""A browser without a screen, for the network of a fresh root: opens an address, or sends a form.

    python3 visitor.py COOKIES ADDRESS [FORM]

It prints the status, the address at the end of all redirects, and then the page. Cookies stay in a file.
"""

import sys
import urllib.error
import urllib.request
from http.cookiejar import MozillaCookieJar
from pathlib import Path
from urllib.parse import urlsplit


def main(cookies, address, form=None):
    jar = MozillaCookieJar(cookies)
    if Path(cookies).exists():
        jar.load(ignore_discard=True)
    site = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    request = urllib.request.Request(address, form and form.encode(), {"Origin": site, "Referer": f"{site}/"})
    try:
        answer = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open(request)
    except urllib.error.HTTPError as error:
        answer = error
    jar.save(ignore_discard=True)
    print(answer.status, answer.url, answer.read().decode(), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
