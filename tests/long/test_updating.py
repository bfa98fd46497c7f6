"""The next version in the place of the one that runs, while patients send forms, and back where it is not well."""

import shutil

import pytest

from tests.deploy.fresh_root import FreshRoot
from tests.deploy.updating_root import ANSWERS, LittleSite

# It has a database of its own.
pytestmark = [pytest.mark.sqlite_only, pytest.mark.xdist_group("fresh root")]

WITH_PAGES_BROKEN = "def application(environ, start_response):\n    1 / 0\n"
EXPANDED = "ALTER TABLE consultations_consultationrequest"
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


def files_of(root):
    """Return what tells whether a file was changed that an installation or an update writes."""
    places = [path for path in ("/etc", "/opt", "/usr", "/var/lib") if (root.path / path[1:]).exists()]
    running = ("-path", "/var/lib/caddy", "-prune", "-o")
    return root.run("find", *places, *running, "-type", "f", "-printf", "%p %T@ %s %m\n").stdout


def test_on_a_bare_computer_a_dry_run_tells_what_it_would_do_and_changes_nothing(tmp_path):
    root = FreshRoot(tmp_path, "trixie")
    LittleSite(root, tmp_path).make("1.0.0")
    (root.path / "root/answers").write_text(ANSWERS)
    dry_run = ("/srv/1.0.0/deploy/install", "--dry-run", "--answers", "/root/answers")
    assert "Python is missing here" in root.run(*dry_run).stderr
    for words in ("update -qq", "install -qq --yes --no-install-recommends python3"):
        assert root.run("apt-get", *words.split()).returncode == 0
    before = files_of(root)
    said = root.run(*dry_run)
    assert said.returncode == 0, said.stdout + said.stderr
    told = ("apt-get install", "useradd", "file /etc/practice/env", "manage migrate", "/etc/caddy/Caddyfile")
    assert [words for words in told if words not in said.stdout] == []
    assert files_of(root) == before


def test_a_dry_run_of_an_update_changes_nothing(site):
    site.make("1.0.1")
    before = files_of(site.root)
    said = site.root.run("/srv/1.0.1/deploy/update", "--dry-run")
    assert said.returncode == 0, said.stdout + said.stderr
    told = ("systemctl start practice-backup.service", "manage migrate", "link /opt/practice/current")
    assert [words for words in told if words not in said.stdout] == []
    assert files_of(site.root) == before


def test_an_update_is_done_in_one_command_and_only_the_version_before_is_kept(site):
    for version in ("1.1.0", "1.2.0"):
        site.make(version, **{"migrations/2.txt": f"{EXPANDED} ADD COLUMN more"})
        said = site.update(version)
        assert said.returncode == 0, said.stdout + said.stderr
        assert (site.current, site.manifest) == (version, version)
    # Of the version that ran before.
    assert (site.data / "backed-up").read_text() == "1.1.0"
    assert site.column("consultations_consultationrequest", "more") == {None}
    assert site.releases == {"1.1.0", "1.2.0"}
    again = site.root.run("/srv/1.2.0/deploy/update")
    assert (again.returncode, "1.2.0 is what runs" in again.stdout) == (0, True)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        # Found on a port of its own, before anybody is sent there.
        ({"apmsite/wsgi.py": WITH_PAGES_BROKEN}, "it answers with 500"),
        # Found after the switch, on a database that has what is new.
        (
            {"manage.py": WITHOUT_WORKER, "migrations/3.txt": f"{EXPANDED} ADD COLUMN newest"},
            "its server or worker ends again and again",
        ),
        (
            {"migrations/3a.txt": "CREATE TABLE twice (n)", "migrations/4.txt": "CREATE TABLE twice (n)"},
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


def test_what_takes_something_away_is_given_back_where_the_new_code_is_not_well(site):
    before = site.current
    site.make("9.3.0", **{"migrations/8.txt": "DROP TABLE other", "apmsite/wsgi.py": WITH_PAGES_BROKEN})
    said = site.update("9.3.0", "--stop-posts")
    assert (said.returncode, "it answers with 500" in said.stderr) == (1, True), said.stdout + said.stderr
    assert (site.current, site.manifest) == (before, before)
    assert "8.txt" not in site.column("django_migrations", "name")
    assert site.column("other", "n") == set()


def test_what_the_service_puts_in_the_place_of_its_files_is_written_by_nobody_else(site):
    mine, manifest = site.root.path / "root/mine", site.data / "static/staticfiles.json"
    mine.write_text("mine")
    kept = manifest.rename(manifest.with_name("kept.json"))
    manifest.symlink_to("/root/mine")
    site.make("9.4.0")
    said = site.root.run("/srv/9.4.0/deploy/update")
    assert (said.returncode, "deploy/manage collectstatic" in said.stderr) == (1, True), (
        said.stdout + said.stderr
    )
    assert mine.read_text() == "mine"
    kept.rename(manifest)


def test_without_a_backup_nothing_is_updated_and_it_is_said_how_there_is_one(site):
    before = site.current
    site.make("9.5.0")
    program = site.root.path / f"opt/practice/releases/{before}/manage.py"
    away = program.rename(program.with_name("away.py"))
    said = site.root.run("/srv/9.5.0/deploy/update")
    away.rename(program)
    assert (said.returncode, "deploy/manage key_sheet" in said.stderr) == (1, True), said.stdout + said.stderr
    assert site.current == before


def test_an_answer_whose_installation_was_stopped_is_taken_over_by_the_next(site):
    answers = site.root.path / "etc/practice/answers"
    answers.write_text(answers.read_text().replace("first@", "second@"))
    systemctl = site.root.path / "usr/local/bin/systemctl"
    works = systemctl.read_text()
    systemctl.write_text(works.replace("exec", "test $1 != restart && exec"))
    install = f"/srv/{site.current}/deploy/install"
    assert "This failed: systemctl restart practice-server.service" in site.root.run(install).stderr
    systemctl.write_text(works)
    said = site.root.run(install)
    assert said.returncode == 0, said.stdout + said.stderr
    for service in ("server", "worker"):
        assert f"systemctl restart practice-{service}.service" in said.stdout
    assert "Nothing had to be changed." in site.root.run(install).stdout


def test_a_site_that_has_something_does_not_start_empty_in_another_database(site):
    answers = site.root.path / "etc/practice/answers"
    as_it_was = answers.read_text()
    answers.write_text(as_it_was.replace("database = sqlite", "database = postgresql"))
    said = site.root.run(f"/srv/{site.current}/deploy/install")
    assert (said.returncode, "moving-to-postgresql.md" in said.stderr) == (1, True), said.stdout + said.stderr
    assert "DATABASE_URL" not in (site.root.path / "etc/practice/env").read_text()
    answers.write_text(as_it_was)
