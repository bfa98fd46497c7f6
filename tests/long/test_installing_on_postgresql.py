"""The same on PostgreSQL, which the installer sets up, and which an update puts back as it was."""

import pytest

from tests.deploy.fresh_root import FreshRoot
from tests.deploy.updating_root import ANSWERS
from tests.long.test_installing import REQUESTS, SITE, Site, column_of, wait_for

# It has a database of its own.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.xdist_group("fresh root")]

START = ("pg_ctlcluster", "--skip-systemctl-redirect", "17", "main", "start")
COLUMNS = f"information_schema.columns WHERE table_name = '{REQUESTS}'"


class SiteOnPostgresql(Site):
    def column(self, table, name):
        query = f"--command=SELECT {name} FROM {table}"
        line = ["runuser", "--user=postgres", "--", "psql", "--no-align", "--tuples-only", query, "practice"]
        said = self.root.run(*line)
        assert said.returncode == 0, said.stderr
        return {*said.stdout.splitlines()}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("postgresql")
    root = FreshRoot(folder, "trixie")
    site = SiteOnPostgresql(root, folder)
    root.copy_checkout("first")
    (root.path / "root/answers").write_text(f"{ANSWERS}database = postgresql\n")
    said = site.install("first", "--answers", "/root/answers").stdout
    site.again = site.install("first").stdout
    try:
        site.start(said)
        # By systemd, where there is one. Its last process was killed with what the installation started.
        for path in (root.path / "var/lib/postgresql").rglob("postmaster.pid"):
            path.unlink()
        assert root.run(*START).returncode == 0
        wait_for(lambda: len(site.check()) == 1)
        yield site
    finally:
        root.stop()


def test_it_is_installed_by_one_command_which_changes_nothing_when_run_again(site):
    assert "\nNothing had to be changed.\n" in site.again
    # It has no certificate here.
    [line] = site.check()
    assert line.startswith(f"RED  First page at {SITE}/")


def test_a_rehearsal_may_make_a_database_of_its_own(site):
    for command in ("key_sheet", "backup", "restore --rehearse"):
        said = site.root.run("/opt/practice/current/deploy/manage", *command.split())
        assert said.returncode == 0, said.stdout + said.stderr


def test_what_is_not_well_leaves_the_database_as_it_was_before_visitors_waited(site):
    before = site.current
    site.make("90.0.0", **{"apmsite/wsgi.py": "\n1 / 0\n"})
    said = site.update("90.0.0", "--stop-posts")
    assert (said.returncode, f"Version {before} goes on." in said.stderr) == (1, True), (
        said.stdout + said.stderr
    )
    assert "put the database back" in said.stdout
    assert site.current == before
    assert column_of("90.0.0") not in site.column(COLUMNS, "column_name")
    assert not (site.data / "before-update").exists()


def test_the_next_version_takes_its_place_while_patients_send_forms(site):
    site.make("91.0.0")
    said = site.update("91.0.0", "--stop-posts")
    assert said.returncode == 0, said.stdout + said.stderr
    assert site.current == "91.0.0"
    assert column_of("91.0.0") in site.column(COLUMNS, "column_name")
