"""Debian's Pebble in a fresh root: an authority for certificates, whose word counts in this root alone."""

import json

from tests.reverse_proxy import write_certificate

FOLDER = "/srv/pebble"
CONFIGURATION = {
    "listenAddress": "127.0.0.1:14000",
    "managementListenAddress": "127.0.0.1:15000",
    "certificate": f"{FOLDER}/fullchain.pem",
    "privateKey": f"{FOLDER}/privkey.pem",
    "httpPort": 80,
    "tlsPort": 443,
}
UNIT = f"""\
[Service]
ExecStart=/usr/bin/env PEBBLE_VA_NOSLEEP=1 PEBBLE_WFE_NONCEREJECT=0 /usr/bin/pebble -config {FOLDER}/configuration.json
"""
# What has Caddy ask it.
FOR_CADDY = f"acme_ca https://localhost:14000/dir\n\tacme_ca_root {FOLDER}/fullchain.pem"
# Pebble makes itself anew at each start, and tells the certificate that all of this run lead to.
TOLD = (
    "import ssl, urllib.request as u; context = ssl._create_unverified_context(); "
    "print(u.urlopen('https://localhost:15000/roots/0', context=context).read().decode())"
)


def start_authority(root):
    """Start Pebble in a root."""
    folder = root.path / FOLDER[1:]
    folder.mkdir()
    (folder / "configuration.json").write_text(json.dumps({"pebble": CONFIGURATION}))
    (root.path / "etc/systemd/system/pebble.service").write_text(UNIT)
    write_certificate(folder, "localhost")
    root.run("systemctl", "start", "pebble")


def trust_authority(root):
    """Have the programs of a root believe it; return whether it has begun to answer."""
    told = root.run("python3", "-c", TOLD).stdout
    (root.path / "usr/local/share/ca-certificates/pebble.crt").write_text(told)
    return bool(told) and root.run("update-ca-certificates").returncode == 0
