"""Where a request comes from, as far as limits tell visitors apart."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """Return the network a visitor comes from: an IPv4 address, or the /64 of an IPv6 address.

    Behind `settings.PROXY_COUNT` proxies the outermost of them has written the address. What a visitor puts into
    `X-Forwarded-For` stands before it, and does not count.
    """
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    proxies = settings.PROXY_COUNT
    text = forwarded[-proxies] if 0 < proxies <= len(forwarded) else ""
    address = address_in(text) if text.strip() else address_in(request.META.get("REMOTE_ADDR", ""))
    if address is None:
        return "unknown"
    return str(ip_network((address, 64), strict=False) if address.version == 6 else address)


def address_in(text: str) -> IPv4Address | IPv6Address | None:
    """Return the address that a proxy or a server wrote, None where there is none.

    Some write the port behind it, an IPv6 address then in brackets; a server that listens on IPv6 alone writes an IPv4
    address as `::ffff:192.0.2.1`.
    """
    found = re.fullmatch(r"\[(?P<six>[^\]]+)\](?::\d+)?|(?P<four>[\d.]+):\d+|(?P<plain>.+)", text.strip())
    try:
        address = ip_address(found["six"] or found["four"] or found["plain"]) if found else None
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
