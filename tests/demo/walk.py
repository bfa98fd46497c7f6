"""A visitor who follows every link of the site once."""

from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from django.conf import settings

# Where a visitor gets without following a link.
ENTRANCES = (
    "/",
    "/sitemap.xml",
    "/robots.txt",
    "/feed.xml",
    "/search/?q=pain",
    "/search/?q=zebra",
    "/consultation/",
)
NOWHERE = "/no-such-page/"
# What the web server in front answers, and documents.
FILES = (settings.STATIC_URL, settings.MEDIA_URL, "/documents/")


def walk(client):
    """Return {address: response} for all pages that links lead to from the entrances and the sitemap.

    An address is path and query. Of filters and page numbers one step from each page without them is taken.
    An answer in HTML carries its parsed `document`.
    """
    answers = {}
    waiting = [*ENTRANCES, NOWHERE]
    while waiting:
        address = waiting.pop()
        if address in answers:
            continue
        answer = answers[address] = client.get(address)
        if answer.headers["Content-Type"].startswith("text/html"):
            answer.document = BeautifulSoup(answer.content, "html.parser")
            links = internal_links(address, answer.document)
            waiting += [link for link in links if "?" not in address or "?" not in link]
        elif address == "/sitemap.xml":
            waiting += [path_of(item) for item in sitemap(answer)]
    return answers


def internal_links(address, document):
    """Return the addresses on this site that a page links to, without fragments and files."""
    links = (urljoin(address, link["href"]) for link in document.select("a[href], link[rel=alternate][href]"))
    return [
        path_of(link) for link in links if is_internal(link) and not urlsplit(link).path.startswith(FILES)
    ]


def is_internal(url):
    """Return whether a path or an address leads to this site."""
    parts = urlsplit(url)
    return not parts.scheme and not parts.netloc or url.startswith(f"{settings.PUBLIC_URL}/")


def path_of(url):
    """Return path and query of an address."""
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def sitemap(answer):
    """Return {address: lastmod} of a sitemap."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    return {
        url.findtext("s:loc", namespaces=names): url.findtext("s:lastmod", namespaces=names)
        for url in ElementTree.fromstring(answer.content).findall("s:url", names)
    }
