# make run    serve the site with its demo content on this computer
# make dev    the same with auto-reload and detailed error pages
# make test   every check and the whole suite, on SQLite and what asks a database on PostgreSQL
# make test-long       the rest: every look, door and page type, an older database, load and faults, all on PostgreSQL
# make test-next       checks, migrations and the suite on the newest Python, Wagtail and Django
# make accessibility   axe-core on every page and screen, in every width and look
# make bench           CPU for each page type next to a bare Django view, into docs/performance.md; ARGS=--quick: five minutes
# make screenshots     a picture of every page type and screen, in var/screenshots; ARGS=--guides: those of the guides
# make docs            the documents as a site, in var/docs
# The rest: make lint, make format, make audit, make requirements, make clean

HOST ?= 127.0.0.1
PORT ?= 8000
# The first of these that will do makes .venv.
SYSTEM_PYTHON ?= python3.11 python3 python3.14 python3.13 python3.12
# The first of these that will do makes the environment of test-next; pyenv hides what no project asks for.
NEWEST_PYTHON ?= $(foreach name,python3.14 python3.13 python3.12 python3.11,\
	$(name) $(wildcard $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/*/bin/$(name)))
# One more than two cores have: a test often waits for a browser or a server.
WORKERS ?= 3

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
first_that_will_do = $(firstword $(foreach name,$(1),$(shell $(name) -c '$(WILL_DO)' 2>/dev/null && echo $(name))))
NO_PYTHON = $(error This site needs Python 3.11 to 3.14 with its venv module (on Debian: apt install python3-venv). \
	Found: $(or $(shell python3 --version 2>/dev/null),no python3))
# pip says at length what went wrong, and never what to do.
NOT_INSTALLED = { echo "Could not download or install all of $<. Check the network connection and the room on the disk," \
	"then run it again: it goes on where it stopped." >&2; exit 1; }
LINT_ENV := var/lint.env
NEXT := var/test-next
NEXT_PYTHON := $(NEXT)/venv/bin/python
# Settings that the pinned Django has nothing else for, and what Wagtail 8 itself still calls.
NEXT_IGNORED := -W "ignore:The EMAIL_" -W "ignore:get_connection() is deprecated"
WITH_NEXT := DJANGO_SETTINGS_MODULE=apmsite.settings.test DATABASE_URL=sqlite:///$(CURDIR)/$(NEXT)/db.sqlite3 \
	$(NEXT_PYTHON) -W error $(NEXT_IGNORED)

.PHONY: run dev test migrated-sqlite migrated-postgresql test-long test-next accessibility bench screenshots docs lint format audit requirements clean
.DELETE_ON_ERROR:

run: .venv/requirements.installed .env
	@exec $(PYTHON) -m apmsite.run --host="$(HOST)" --port="$(PORT)"

dev: .venv/requirements.installed .env
	@exec $(PYTHON) -m apmsite.run --host="$(HOST)" --port="$(PORT)" --dev

test:
	@$(MAKE) --no-print-directory --jobs=3 --output-sync lint migrated-sqlite migrated-postgresql
	$(PYTEST)
	$(PYTHON) -m tests.throwaway_postgresql $(PYTEST)

# The tests begin with a database that is migrated. Neither keeps more than one core busy, and neither does lint.
migrated-sqlite: .venv/requirements-dev.installed
	@DJANGO_SETTINGS_MODULE=apmsite.settings.test $(PYTHON) -m tests.databases

migrated-postgresql: .venv/requirements-dev.installed
	@DJANGO_SETTINGS_MODULE=apmsite.settings.test \
		$(PYTHON) -m tests.throwaway_postgresql --keep $(PYTHON) -m tests.databases

# Those of tests/long one after the other: each keeps both cores busy.
test-long: .venv/requirements-dev.installed
	$(PYTEST) --long -m long --ignore=tests/long
	$(PYTHON) -m pytest --long tests/long
	$(PYTHON) -m tests.throwaway_postgresql $(PYTEST) --long --ignore=tests/long
	$(PYTHON) -m tests.throwaway_postgresql $(PYTHON) -m pytest --long tests/long

# ARGS=--pre takes what is not released yet. Everything is installed anew, so that it is the newest of today.
test-next:
	@$(or $(call first_that_will_do,$(NEWEST_PYTHON)),$(NO_PYTHON)) -m venv --clear $(NEXT)/venv
	@sed -E '/^-c /d; s/^(django|wagtail)~=.*/\1/' requirements.in requirements-dev.in > $(NEXT)/requirements.in
	@echo "Installing $(NEXT)/requirements.in"
	@$(NEXT_PYTHON) -m pip install --quiet --disable-pip-version-check $(ARGS) --requirement $(NEXT)/requirements.in
	@$(NEXT_PYTHON) --version
	@$(NEXT_PYTHON) -m pip freeze | grep -iE '^(django|wagtail)=='
	rm -f $(NEXT)/db.sqlite3
	$(WITH_NEXT) manage.py check
	$(WITH_NEXT) manage.py makemigrations --check --dry-run
	$(WITH_NEXT) manage.py migrate --verbosity 0
	$(NEXT_PYTHON) -m pytest --numprocesses=$(WORKERS) --dist=loadgroup -m 'not browser and not pinned_only' $(NEXT_IGNORED)

# ARGS="--only procedure staff-queue" looks at less.
accessibility screenshots: .venv/requirements-dev.installed
	$(PYTHON) -m benchmarks.$@ $(ARGS)

# A run that was stopped goes on where it was.
bench: .venv/requirements-dev.installed
	$(PYTHON) -m benchmarks.performance $(ARGS)

# Fails on a warning, a broken link, or a page that would load something from elsewhere.
docs: .venv/requirements-docs.installed
	@rm -rf var/docs
	$(PYTHON) -m sphinx --fail-on-warning --keep-going --nitpicky --quiet --conf-dir docs . var/docs
	@! grep -rniE --include='*.html' '<(script|link|img|source|iframe|object|embed)\b[^>]*(src|srcset|href|data)="(https?:)?//' var/docs
	@! grep -rniE --include='*.css' 'url\(.?(https?:)?//|@import .?(https?:)?//' var/docs
	@echo "var/docs/docs/index.html"

lint: .venv/requirements-dev.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(PYTHON) -m lint.upward
	$(PYTHON) -m lint.words
	git ls-files '*.html' | xargs --no-run-if-empty $(BIN)/djade --check --target-version 5.2
	@git ls-files 'templates/*.html' 'templates/*.txt' | xargs awk \
		'length > 150 { print FILENAME ":" FNR ": more than 150 characters"; bad = 1 } END { exit bad }'
	DJANGO_SETTINGS_MODULE=apmsite.settings.test $(PYTHON) manage.py makemigrations --check --dry-run
	@mkdir -p $(dir $(LINT_ENV)) && rm -f $(LINT_ENV) && $(PYTHON) -m apmsite.env_file $(LINT_ENV)
	ENV_FILE=$(LINT_ENV) PUBLIC_URL=https://www.practice.test DJANGO_SETTINGS_MODULE=apmsite.settings.production \
		$(PYTHON) manage.py check --deploy --fail-level WARNING

format: .venv/requirements-dev.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files '*.html' | xargs --no-run-if-empty $(BIN)/djade --target-version 5.2

# Known vulnerabilities, insecure code, secrets, licenses. Fails, too, when one cannot be looked at, such as without a network.
audit: .venv/requirements-dev.installed
	$(PYTHON) -m lint.audit

# Pin again what requirements*.in ask for: make requirements ARGS=--upgrade
requirements: .venv/requirements-dev.installed
	$(COMPILE) $(ARGS) requirements.in --output-file requirements.txt
	$(COMPILE) $(ARGS) requirements-dev.in --output-file requirements-dev.txt
	$(COMPILE) $(ARGS) requirements-docs.in --output-file requirements-docs.txt
	$(COMPILE) $(ARGS) requirements-s3.in --output-file requirements-s3.txt

clean:
	rm -rf .venv var/docs var/static var/test var/test-next

.env: | .venv/requirements.installed
	@$(PYTHON) -m apmsite.env_file $@

# Whatever an unsuitable Python or an interrupted run left in .venv is replaced.
.venv/requirements.installed: requirements.txt
	$(if $(HAS_VENV),,@echo "Creating .venv"; $(or $(call first_that_will_do,$(SYSTEM_PYTHON)),$(NO_PYTHON)) \
		-m venv --clear .venv)
	@echo "Installing $<"
	@$(PIP_INSTALL) --requirement $< || $(NOT_INSTALLED)
	@touch $@

.venv/requirements-dev.installed .venv/requirements-docs.installed: .venv/%.installed: %.txt .venv/requirements.installed
	@echo "Installing $<"
	@$(PIP_INSTALL) --requirement $< || $(NOT_INSTALLED)
	@touch $@
