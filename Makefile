# Everything a person does with this repository; `make help` lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
UV_VERSION := 0.13.9

# A mark is written when its step is finished, and named after what went in: a
# changed lock has no mark yet, and an interrupted step leaves none.
sum = $(shell cat $(1) | cksum | tr ' ' '-')
RUNTIME := $(VENV)/.runtime-$(call sum,requirements.lock pyproject.toml)
DEV := $(VENV)/.dev-$(call sum,requirements.lock requirements-dev.lock pyproject.toml)

.PHONY: help
help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: setup ## set up, migrate, load the demo into an empty database, serve
	@exec $(BIN)/factcheck up

.PHONY: setup
setup: $(RUNTIME) ## prepare .venv from the lock, without serving

.PHONY: setup-dev
setup-dev: $(DEV) ## add the tools for tests and checks to .venv

.PHONY: test
test: setup-dev ## run every test, on all cores (ARGS="-k word" narrows)
	$(BIN)/pytest --numprocesses auto $(ARGS)

.PHONY: lint
lint: setup-dev ## check style, templates and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports

.PHONY: types
types: setup-dev ## check types
	$(BIN)/mypy

.PHONY: format
format: setup-dev ## format Python and mend what can be mended
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

.PHONY: messages
messages: setup-dev ## collect the sentences for translators into var/messages.pot
	@mkdir -p var
	$(BIN)/pybabel -q extract -F pyproject.toml -k N_ -k lazy_gettext --no-location \
	  --project Factcheck -o var/messages.pot .

.PHONY: lock
lock: ## resolve the locks anew (developers; UPGRADE=--upgrade for newer releases)
	@set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; \
	"$$tools/bin/pip" install -qq --disable-pip-version-check uv==$(UV_VERSION); \
	compile="env -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_DEFAULT_INDEX \
	  -u UV_FIND_LINKS $$tools/bin/uv pip compile --quiet --no-config --universal \
	  --generate-hashes --python-version 3.11 --prerelease disallow --strip-extras \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE)"; \
	$$compile --group build pyproject.toml --output-file requirements.lock; \
	$$compile --group dev --constraints requirements.lock --output-file requirements-dev.lock

.PHONY: clean
clean: ## remove what was built and installed, never the data in var/
	rm -rf $(VENV) build dist node_modules .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache
	find config.py wsgi.py factcheck migrations tests -name '__pycache__' -prune -exec rm -rf {} +

# An environment that no step has finished is begun anew: pip takes half a
# package for a whole one. So is one whose Python has gone.
$(RUNTIME): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Python is missing: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is too old: Factcheck needs Python 3.11 or newer, see PYTHON=" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	@{ test -e $(VENV)/.finished && $(BIN)/python -c ''; } 2>/dev/null || { \
	  echo "Creating $(VENV)"; rm -rf $(VENV); $(PYTHON) -m venv $(VENV); }
	@echo "Installing what requirements.lock names"
	@rm -f $(VENV)/.finished $(VENV)/.runtime-* $(VENV)/.dev-*
	@$(PIP) install -qq --require-hashes -r requirements.lock
	@$(PIP) install -qq --no-index --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.finished $@

$(DEV): $(RUNTIME) requirements-dev.lock
	@echo "Installing what requirements-dev.lock names"
	@rm -f $(VENV)/.finished
	@$(PIP) install -qq --require-hashes -r requirements.lock -r requirements-dev.lock
	@touch $(VENV)/.finished $@
