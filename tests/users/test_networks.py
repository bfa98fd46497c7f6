"""Which network a visitor comes from, as the limits count."""

import pytest
from django.test import RequestFactory

from users.networks import network_of


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxies", "network"),
    [
        ("192.0.2.1", "", 0, "192.0.2.1"),
        ("192.0.2.1", "198.51.100.7", 0, "192.0.2.1"),
        ("127.0.0.1", "198.51.100.7", 1, "198.51.100.7"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.7", 1, "198.51.100.7"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.1", 2, "198.51.100.7"),
        ("192.0.2.1", "", 1, "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "", 0, "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "", 0, "192.0.2.1"),
        ("127.0.0.1", "::ffff:198.51.100.7", 1, "198.51.100.7"),
        ("127.0.0.1", "198.51.100.7:5678", 1, "198.51.100.7"),
        ("127.0.0.1", "[2001:db8:1:2::9]:443", 1, "2001:db8:1:2::/64"),
        ("127.0.0.1", "[::ffff:198.51.100.7]:443", 1, "198.51.100.7"),
        ("127.0.0.1", "[2001:db8:1:2::9]", 1, "2001:db8:1:2::/64"),
        ("", "", 0, "unknown"),
        ("127.0.0.1", "nonsense", 1, "unknown"),
    ],
)
def test_the_network_of_a_visitor(settings, remote, forwarded, proxies, network):
    settings.PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)) == network
