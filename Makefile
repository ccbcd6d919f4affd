# What one types here. Needs git, make and Python >= 3.11 with venv; everything else is made in .venv.
#   make site    builds the chronicle of data/ into site/
#   make serve   builds it, shows it on this machine, rebuilds when something changes
#   make check   tells what is wrong and what is undecided (OPTIONS=--data-only builds no site to find it)
#   make test    checks style and types and runs every test
#   make lock    resolves requirements/ anew (with the oldest Python that is supported)
#   make clean   removes what the program and the tools have made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Code is installed once and runs from the checkout; only a new lock or a new pyproject.toml installs again.
INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
SITE_READY := $(VENV)/.site-installed
TEST_READY := $(VENV)/.test-installed

.PHONY: help site serve check test lock clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

site: $(SITE_READY)
	@$(BIN)/fil-rouge build

serve: $(SITE_READY)
	@$(BIN)/fil-rouge serve

check: $(SITE_READY)
	@$(BIN)/fil-rouge check $(OPTIONS)

test: $(TEST_READY)
	@scripts/find-test-tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadfile

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "make: $(PYTHON) is missing or older than Python 3.11; install it, or name another: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making the environment in $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "make: Python cannot make an environment; on Debian: apt install python3-venv" >&2; exit 1; }

$(SITE_READY): requirements/site.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the site needs (once, by hash)"
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements/site.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_READY): requirements/dev.txt $(SITE_READY)
	@echo "Installing what the tests need (once, by hash)"
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@

# The lock holds no address of an index, so that it serves behind a mirror too. It is resolved with Debian 12's
# Python, the oldest that is supported: some packages' newest versions want a later one.
LOCK_PYTHON ?= /usr/bin/python3
PIP_COMPILE = $(VENV)-lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--all-build-deps --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header

lock:
	@$(LOCK_PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
	  { echo "make: the lock is resolved with Python 3.11; name one: make lock LOCK_PYTHON=python3.11" >&2; exit 1; }
	$(LOCK_PYTHON) -m venv --clear $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/dev.txt
	$(PIP_COMPILE) --output-file requirements/site.txt pyproject.toml
	$(PIP_COMPILE) --extra dev --constraint requirements/site.txt --output-file requirements/dev.txt pyproject.toml
	npm install --ignore-scripts --package-lock-only --omit-lockfile-registry-resolved
	rm -rf $(VENV)-lock

clean:
	rm -rf site site.* .fil-rouge build dist $(VENV) $(VENV)-lock node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +
	git clean -fdqX docs
