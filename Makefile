# make run    serve the site with its demo content on this computer
# make dev    the same with auto-reload and detailed error pages
# make test   every check and the whole suite, on SQLite and PostgreSQL
# make test-long       what takes minutes: updates of an older database, load and faults
# make accessibility   axe-core on every page and screen, in every width and look
# make screenshots     a picture of every page type and screen, in var/screenshots
# The rest: make lint, make format, make audit, make requirements, make clean

HOST ?= 127.0.0.1
PORT ?= 8000
# The first of these that will do makes .venv.
SYSTEM_PYTHON ?= python3.11 python3 python3.14 python3.13 python3.12
WORKERS ?= 2

BIN := .venv/bin
PYTHON := $(BIN)/python
PYTEST := $(PYTHON) -m pytest --numprocesses=$(WORKERS) --dist=loadgroup
PIP_INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes
# One version of each package, good for every Python from the lowest on and for every system.
COMPILE := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11.0 \
	--generate-hashes --no-header
# Fails under a Python whose wheels requirements.txt may lack, or that cannot make .venv.
WILL_DO := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))
HAS_VENV = $(shell $(PYTHON) -c 'import pip; $(WILL_DO)' 2>/dev/null && echo yes)
FOUND_PYTHON = $(firstword $(foreach name,$(SYSTEM_PYTHON),$(shell $(name) -c '$(WILL_DO)' 2>/dev/null && echo $(name))))
NO_PYTHON = $(error This site needs Python 3.11 to 3.14 with its venv module (on Debian: apt install python3-venv). \
	Found: $(or $(shell python3 --version 2>/dev/null),no python3))
WITH_TEST_ENV := ENV_FILE=tests/test.env

.PHONY: run dev test test-long accessibility screenshots lint format audit requirements clean
.DELETE_ON_ERROR:

run: .venv/requirements.installed .env
	@exec $(PYTHON) -m apmsite.run --host $(HOST) --port $(PORT)

dev: .venv/requirements.installed .env
	@exec $(PYTHON) -m apmsite.run --host $(HOST) --port $(PORT) --dev

test: lint
	$(PYTEST)
	$(PYTHON) -m tests.throwaway_postgresql $(PYTEST)

# One after the other: each keeps both cores busy.
test-long: .venv/requirements-dev.installed
	$(PYTHON) -m pytest -m long tests/long
	$(PYTHON) -m tests.throwaway_postgresql $(PYTHON) -m pytest -m long tests/long

# ARGS="--only procedure staff-queue" looks at less.
accessibility screenshots: .venv/requirements-dev.installed
	$(PYTHON) -m benchmarks.$@ $(ARGS)

lint: .venv/requirements-dev.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(PYTHON) -m lint.upward
	$(PYTHON) -m lint.words
	git ls-files '*.html' | xargs --no-run-if-empty $(BIN)/djade --check --target-version 5.2
	DJANGO_SETTINGS_MODULE=apmsite.settings.test $(PYTHON) manage.py makemigrations --check --dry-run
	$(WITH_TEST_ENV) DJANGO_SETTINGS_MODULE=apmsite.settings.production \
		$(PYTHON) manage.py check --deploy --fail-level WARNING

format: .venv/requirements-dev.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files '*.html' | xargs --no-run-if-empty $(BIN)/djade --target-version 5.2

# Known vulnerabilities in what is pinned; needs a network.
audit: .venv/requirements-dev.installed
	$(BIN)/pip-audit --require-hashes --disable-pip --requirement requirements.txt

# Pin again what requirements*.in ask for: make requirements ARGS=--upgrade
requirements: .venv/requirements-dev.installed
	$(COMPILE) $(ARGS) requirements.in --output-file requirements.txt
	$(COMPILE) $(ARGS) requirements-dev.in --output-file requirements-dev.txt

clean:
	rm -rf .venv var/static var/test

.env: | .venv/requirements.installed
	@$(PYTHON) -m apmsite.env_file $@

# Whatever an unsuitable Python or an interrupted run left in .venv is replaced.
.venv/requirements.installed: requirements.txt
	$(if $(HAS_VENV),,@echo "Creating .venv"; $(or $(FOUND_PYTHON),$(NO_PYTHON)) -m venv --clear .venv)
	@echo "Installing $<"
	@$(PIP_INSTALL) --requirement $<
	@touch $@

.venv/requirements-dev.installed: requirements-dev.txt .venv/requirements.installed
	@echo "Installing $<"
	@$(PIP_INSTALL) --requirement $<
	@touch $@
