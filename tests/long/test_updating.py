"""The next version in the place of the one that runs, while patients send forms, and back where it is not well."""

import shutil

import pytest

from tests.deploy.fresh_root import FreshRoot
from tests.deploy.updating_root import LittleSite

# It has a database of its own.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.xdist_group("fresh root")]

WITH_PAGES_BROKEN = "def application(environ, start_response):\n    1 / 0\n"
WITHOUT_WORKER = "import sys\nsys.exit(sys.argv[1] == 'run_worker')\n"


@pytest.fixture(scope="module", params=["bookworm", "trixie"])
def site(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    site = LittleSite(FreshRoot(folder, request.param), folder)
    try:
        site.begin("1.0.0")
        yield site
    finally:
        site.root.stop()


def test_an_update_is_done_in_one_command_and_only_the_version_before_is_kept(site):
    for version in ("1.1.0", "1.2.0"):
        site.make(version, **{"migrations/2.txt": "CREATE TABLE more (n)"})
        said = site.update(version)
        assert said.returncode == 0, said.stdout + said.stderr
        assert (site.current, site.manifest) == (version, version)
    # Of the version that ran before.
    assert (site.data / "backed-up").read_text() == "1.1.0"
    assert site.column("more", "n") == set()
    assert site.releases == {"1.1.0", "1.2.0"}
    again = site.root.run("/srv/1.2.0/deploy/update")
    assert (again.returncode, "1.2.0 is what runs" in again.stdout) == (0, True)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        # Found on a port of its own, before anybody is sent there.
        ({"apmsite/wsgi.py": WITH_PAGES_BROKEN}, "it answers with 500"),
        # Found after the switch.
        ({"manage.py": WITHOUT_WORKER}, "its server or worker ends again and again"),
        (
            {"migrations/3.txt": "CREATE TABLE twice (n)", "migrations/4.txt": "CREATE TABLE twice (n)"},
            "migrate",
        ),
    ],
    ids=["page", "worker", "migration"],
)
def test_where_the_next_version_is_not_well_the_old_one_goes_on(site, files, words):
    before = site.current
    shutil.rmtree(site.root.path / "srv/9.0.0", ignore_errors=True)
    shutil.rmtree(site.root.path / "opt/practice/releases/9.0.0", ignore_errors=True)
    site.make("9.0.0", **files)
    said = site.update("9.0.0")
    assert (said.returncode, words in said.stderr) == (1, True), said.stdout + said.stderr
    assert f"Version {before} goes on." in said.stderr
    assert (site.current, site.manifest) == (before, before)


def test_a_migration_that_fails_while_visitors_wait_is_taken_back_with_those_before_it(site):
    before = site.current
    migrations = {"migrations/5.txt": "CREATE TABLE half (n)", "migrations/6.txt": "CREATE TABLE half (n)"}
    site.make("9.1.0", **migrations)
    said = site.update("9.1.0", "--stop-posts")
    assert (said.returncode, f"Version {before} goes on." in said.stderr) == (1, True), (
        said.stdout + said.stderr
    )
    assert site.current == before
    assert "5.txt" not in site.column("django_migrations", "name")
    assert not (site.data / "before-update").exists()


def test_what_takes_something_away_is_done_while_visitors_wait(site):
    site.make("9.2.0", **{"migrations/7.txt": "CREATE TABLE other (n)"})
    said = site.update("9.2.0", "--stop-posts")
    assert said.returncode == 0, said.stdout + said.stderr
    assert (site.current, "7.txt" in site.column("django_migrations", "name")) == ("9.2.0", True)
