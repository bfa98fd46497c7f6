"""What deploy/Containerfile and deploy/compose.yaml promise, read from the files: no container engine is needed."""

import json
import os
import re
import subprocess
from collections import Counter

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands, load_command_class

from apmsite.container import PREPARE
from tests.image_context import context

# It asks no database.
pytestmark = pytest.mark.sqlite_only

DEPLOY = settings.BASE_DIR / "deploy"
OURS = {"prepare", "web", "worker", "backup"}
UP = ["CMD", "python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1/up', timeout=4)"]


@pytest.fixture
def instructions():
    """The lines of the Containerfile, as [instruction, its words]."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Containerfile").read_text(), flags=re.MULTILINE)
    return [tuple(line.split(maxsplit=1)) for line in text.replace("\\\n", "").splitlines() if line]


@pytest.fixture
def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


# The image


def test_the_image_keeps_to_the_contract(instructions):
    said = {name: words for name, words in instructions if name not in ("COPY", "RUN")}
    assert said["EXPOSE"] == "80"
    assert said["VOLUME"] == "/storage"
    assert said["USER"] == "10001:10001"
    assert {"VAR_DIR=/storage", "BIND=0.0.0.0:80"} <= set(said["ENV"].split())
    assert "DJANGO_SETTINGS_MODULE=apmsite.settings.production" in said["ENV"]
    assert said["CMD"] == '["python", "-m", "apmsite.container"]'
    assert json.loads(said["HEALTHCHECK"].partition("CMD ")[2]) == UP[1:]
    names = [name for name, _words in instructions]
    assert names.index("USER") > max(index for index, name in enumerate(names) if name in ("COPY", "RUN"))
    assert Counter(names)["USER"] == 1
    assert "COPY deploy/hooks /hooks" in [" ".join(line) for line in instructions]


def test_no_secret_and_no_package_without_a_hash_is_built_in(instructions):
    assert {name for name, _words in instructions} <= {
        *("FROM", "ENV", "RUN", "WORKDIR", "COPY", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "CMD")
    }
    [variables] = [words for name, words in instructions if name == "ENV"]
    assert not re.search(r"SECRET|KEY|PASSWORD|TOKEN", variables)
    [installed] = [words for name, words in instructions if name == "RUN" and "pip" in words]
    assert "--require-hashes" in installed


def test_what_prepares_the_site_exists():
    for name, *options in PREPARE:
        command = load_command_class(get_commands()[name], name)
        assert command.create_parser("manage.py", name).parse_args(options)


def test_hooks_are_there_to_be_run():
    hooks = {path.name: path for path in (DEPLOY / "hooks").iterdir()}
    assert hooks.keys() == {"pre-backup", "post-restore"}
    for hook in hooks.values():
        assert os.access(hook, os.X_OK)
        assert subprocess.run(["sh", "-n", hook]).returncode == 0


# What enters it


def test_of_a_checkout_in_use_only_what_belongs_into_git_enters_the_image(tmp_path):
    files = context()
    assert {"manage.py", "requirements.txt", "deploy/hooks/pre-backup", "templates/base.html"} <= {*files}
    assert {path for path in files if path.split("/")[0] in (".git", "var", "tests", "benchmarks")} == set()
    assert [path for path in files if path.startswith("deploy/")] == [
        path for path in files if path.startswith("deploy/hooks/")
    ]
    (tmp_path / ".gitignore").write_text((settings.BASE_DIR / ".gitignore").read_text())
    git = ["git", "-c", "core.excludesFile=", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    asked = subprocess.run(
        [*git, "check-ignore", "--no-index", "--stdin"],
        input="\n".join(files),
        text=True,
        stdout=subprocess.PIPE,
    )
    assert asked.stdout.split("\n")[:-1] == []


# Together


def test_each_container_can_do_little(compose):
    for name, service in compose["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "caddy" else []), name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "privileged" not in service
        assert {"pids_limit", "mem_limit", "cpus"} <= service.keys(), name
        assert service["logging"]["options"].keys() == {"max-size", "max-file"}, name
        assert service["restart"] == ("no" if name == "prepare" else "unless-stopped")
        # Nothing but a list of variables and Caddy's configuration comes from the computer itself.
        own = [volume for volume in service.get("volumes", []) if volume.startswith((".", "/"))]
        assert own == (["./Caddyfile:/etc/caddy/Caddyfile:ro"] if name == "caddy" else [])


def test_server_worker_and_backup_share_one_volume_and_know_the_secrets(compose):
    services = compose["services"]
    assert services.keys() == OURS | {"database", "caddy"}
    for name in OURS:
        assert services[name]["build"] == {"context": "..", "dockerfile": "deploy/Containerfile"}
        assert services[name]["env_file"] == "practice.env"
        assert services[name]["volumes"][0] == "storage:/storage"
        assert services[name].get("ports") is None
    assert services["backup"]["volumes"] == ["storage:/storage", "backups:/backups"]
    for name in ("database", "caddy"):
        assert "env_file" not in services[name]
    assert "storage:/storage:ro" in services["caddy"]["volumes"]
    assert compose["volumes"].keys() == {"storage", "database", "backups", "certificates"}
    told = (DEPLOY / "compose.yaml").read_text()
    assert not re.search(r"(?i)password: *[^$\s]|SECRET_KEY|ENCRYPTION", told)


def test_each_does_its_work(compose):
    services = compose["services"]
    assert services["web"]["command"] == "gunicorn --config python:apmsite.gunicorn_conf apmsite.wsgi"
    assert services["web"]["healthcheck"]["test"] == UP
    assert services["worker"]["command"] == "python manage.py run_worker"
    assert services["prepare"]["command"] == "python -m apmsite.container prepare"
    for name in ("web", "worker", "backup"):
        condition = services[name]["depends_on"]["prepare"]["condition"]
        assert condition == "service_completed_successfully"
    assert services["prepare"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert services["caddy"]["depends_on"]["web"]["condition"] == "service_healthy"
    said = " ".join(services["backup"]["command"][-1].split())
    assert "python manage.py backup sleep 86400" in said
    assert "python manage.py restore --rehearse" in said


def test_only_the_proxy_is_reached_from_outside_and_only_the_site_reaches_the_database(compose):
    services = compose["services"]
    assert {name for name, service in services.items() if "ports" in service} == {"caddy"}
    assert services["caddy"]["ports"] == ["80:80", "443:443"]
    assert services["database"]["networks"] == ["stored"]
    assert services["caddy"]["networks"] == ["visitors"]
    assert compose["networks"]["stored"] == {"internal": True}


def test_the_variables_that_caddy_is_given_are_those_it_asks_for(compose):
    asked = set(re.findall(r"\{\$(\w+):", (DEPLOY / "Caddyfile").read_text()))
    assert compose["services"]["caddy"]["environment"].keys() == asked
