"""`make audit` finds what it is there for, and says so where it could not look."""

import pytest

from lint import audit

pytestmark = pytest.mark.sqlite_only

PACKAGE = {"name": "django", "version": "5.2.0"}


def test_vulnerabilities_are_named_and_what_was_not_asked_is_no_success():
    known = PACKAGE | {"vulns": [{"id": "PYSEC-1", "fix_versions": ["5.2.1"]}]}
    skipped = {"name": "wagtail", "skip_reason": "no network"}
    assert audit.known_against({"dependencies": [PACKAGE | {"vulns": []}]}) == []
    assert audit.known_against({"dependencies": [known, skipped]}) == [
        "django 5.2.0: PYSEC-1, fixed in 5.2.1",
        "wagtail: not looked at",
    ]
    with pytest.raises(audit.NotRun, match="answered for 1 of 2 packages, such as wagtail"):
        audit.known_against({"dependencies": [PACKAGE | {"vulns": []}, skipped]})


def test_secrets_are_found_and_not_repeated(tmp_path):
    kept = [
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEowIBAAKC",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "ghp_" + "a1B2" * 10,
        "xoxb-" + "1234567890-abc",
        "sk_live_" + "a" * 24,
        "postgres://practice:" + "hunter2@db.example.com/practice",
        "SECRET_KEY=" + "q7" * 30,
    ]
    harmless = [
        "postgres://user:password@host:5432/name",
        "SECRET_KEY=throw-away-" + "a" * 40,
        "SECRET_KEY = env.str(",
    ]
    for number, text in enumerate([*kept, *harmless]):
        (tmp_path / f"{number:02}").write_text(f"# first line\n{text}\n")
    found = audit.secrets(sorted(tmp_path.iterdir()))
    assert [line.partition(": ")[0] for line in found] == [f"{tmp_path}/{n:02}:2" for n in range(len(kept))]
    assert not any(text in line for text in kept for line in found)


def test_the_repository_and_its_packages_pass():
    assert audit.insecure_code() == []
    assert audit.secrets(audit.tracked_files()) == []
    assert audit.licenses() == []
    assert not audit.PERMISSIVE.search("GPL-3.0-or-later")
