# What people type. Everything is set up by what it needs, and only again when that changed;
# .make/ remembers. Nothing is needed beforehand but Python 3.11 with venv, a C compiler and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
NPM := scripts/npm
WEB_SOURCES := $(shell find web/src web/static web/messages web/project.inlang web/scripts \
	-name paraglide -prune -o -type f -print 2>/dev/null) $(wildcard web/*.json web/*.js web/*.ts)

.DEFAULT_GOAL := help
.PHONY: help run dev test check format bench soak lock clean compiled

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

run: .make/web compiled ## start Rampe with its demo on http://localhost:8080
	@$(BIN)/rampe up --demo

dev: .make/npm compiled ## the same, reloading web client and roles as you edit
	@$(BIN)/rampe up --demo --dev

test: .make/web .make/system compiled check ## everything that must hold, in under 25 minutes
	$(NPM) run size
	$(NPM) test
	$(BIN)/pytest -n 2 --dist loadgroup

check: .make/npm ## style, types, layers, contracts: what needs no running engine
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_migrations.py
	$(BIN)/python -m rampe.entry.openapi >.make/openapi.json
	$(NPM) run api:check -- ../.make/openapi.json
	$(BIN)/python scripts/frames.py --check
	$(NPM) run check
	$(NPM) run lint
	$(NPM) run format:check

format: .make/npm ## put code into its one style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(NPM) run format

api: .make/npm ## write the web client's types after the HTTP API changed
	$(BIN)/python -m rampe.entry.openapi >.make/openapi.json
	$(NPM) run api -- ../.make/openapi.json

bench: .make/web .make/system compiled ## all measures; one: python -m bench NAME --json
	$(BIN)/python -m bench --json

soak: .make/web .make/system compiled ## what takes longer than make test may
	$(BIN)/pytest -m soak

lock: .make/python ## resolve all dependencies anew into the lock files
	scripts/lock

clean: ## forget what make has set up; the data folder stays
	rm -rf .make .venv web/node_modules web/build web/.svelte-kit src/rampe/web_build

.make/python: requirements-dev.lock pyproject.toml
	@echo "Python packages, into .venv"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check \
		--no-deps --require-hashes -r requirements-dev.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	@mkdir -p .make && touch $@

.make/npm: .make/python web/package-lock.json web/.npmrc
	@echo "Web packages, into web/node_modules"
	@$(NPM) ci --silent
	@touch $@

.make/web: .make/npm $(WEB_SOURCES)
	@echo "Web client, into src/rampe/web_build"
	@scripts/build-web
	@touch $@

# Where PYTHONDONTWRITEBYTECODE is set, each process would compile all of Rampe anew: 0.5 s.
compiled: .make/python
	@$(BIN)/python -m compileall -qq src/rampe || true

.make/system: .make/python
	@scripts/system-packages
	@touch $@
