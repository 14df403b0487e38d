# One command each; every target makes what it needs. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh
# The first interpreter that starts and is new enough; a name in PATH alone says little.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
export PTB_TIMEDELTA := 1
export OMP_NUM_THREADS ?= 1
# Processes that the tests start again and again keep what they compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(VENV)/run.stamp ## Try the assistant with no token: a citizen's phone and the staff group in a page
	$(BIN)/borgerbot demo

.PHONY: install
install: $(VENV)/run.stamp ## Install the assistant into .venv, and start nothing

.PHONY: run
run: $(VENV)/run.stamp ## Answer citizens on Telegram (needs TELEGRAM_TOKEN)
	$(BIN)/borgerbot run

.PHONY: test
test: ## Run every check that CI runs
	@$(MAKE) --no-print-directory --jobs=3 programs lint types starter
	$(BIN)/python -m pytest -q -n 3 --dist worksteal --ignore=tests/chaos $(PYTEST)
	$(BIN)/python -m pytest -q -rP -n 3 tests/chaos $(PYTEST)
	@$(BIN)/python scripts/audit_where_possible.py $(VENV)/audit.stamp $(VENV)/audit/bin/python scripts/audit.py requirements/test.txt

# `make test` has these done side by side, and then runs the tests. Programs are installed one after the other, since
# Debian's installer lets only one in at a time.
.PHONY: programs lint types starter
programs:
	@scripts/ensure-chromium
	@scripts/ensure-postgresql

lint: $(VENV)/test.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive bot knowledge handlers

types: $(VENV)/test.stamp
	$(BIN)/mypy

starter: $(VENV)/test.stamp
	$(BIN)/borgerbot kb check --strict --no-blanks

.PHONY: quick
quick: $(VENV)/test.stamp ## The quick loop: lint, types and unit tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n 2 tests/unit

.PHONY: audit
audit: $(VENV)/audit.stamp ## Ask a public service for known vulnerabilities in what is locked (needs the network)
	$(VENV)/audit/bin/python scripts/audit.py requirements/test.txt

.PHONY: format
format: $(VENV)/test.stamp ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: chromium
chromium: ## Install Chromium for the browser tests, where that can be done without asking
	@scripts/ensure-chromium

.PHONY: postgresql
postgresql: ## Install PostgreSQL for the tests of several processes, where that can be done without asking
	@scripts/ensure-postgresql

.PHONY: lock
lock: ## Compile the hashed requirement files anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
		requirements/base.in --output-file requirements/base.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
		requirements/test.in --constraint requirements/base.txt --output-file requirements/test.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
		requirements/audit.in --constraint requirements/test.txt --output-file requirements/audit.txt

.PHONY: clean
clean: ## Remove what these targets made; the database in data/ stays
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "borgerbot needs Python 3.11 or newer; set PYTHON=/path/to/python3"; exit 1; }
	@# Half an environment, as where Debian's python3-venv is missing, would be taken for a whole one next time.
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/run.stamp: $(BIN)/python requirements/base.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: $(BIN)/python requirements/test.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes --no-deps \
		-r requirements/test.txt
	@# What pip would do for every file, one after the other.
	$(BIN)/python -m compileall -q -j 0 -x '/tests/' $(VENV)/lib
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/run.stamp

# Apart from the rest: what asks about our packages should not decide which of them we can have.
$(VENV)/audit.stamp: $(BIN)/python requirements/audit.txt
	$(BIN)/python -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/audit.txt
	@touch $@
