# Two commands do everything: `make run` opens the program, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SYSTEM := $(shell uname -s)

.PHONY: run test lint shots bench guard-page mutants build lock clean setup help

run: $(READY)        ## open the window; without a display, play the main job off screen and tell each step
	@.ci/libraries $(BIN)
	@if [ "$(SYSTEM)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  $(BIN)/python -m desktop; \
	else \
	  QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.demo; \
	fi

test: $(READY)       ## everything that must hold: lint, types, contracts, tests
	@.ci/check $(BIN)

lint: $(READY)       ## ruff, mypy and the import contracts alone
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo

shots: $(READY)      ## every screen, light, dark and right to left, into build/shots/
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots

bench: $(READY)      ## speed and memory against peers, as ratios in one run
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

guard-page: $(READY) ## write docs/guard.md anew from the rules of the guard
	@$(BIN)/python -m tests.guard_page

mutants: $(READY)    ## does any test notice when the guard is changed? (ten minutes; not part of the tests)
	@.ci/mutants $(BIN)

build: $(READY)      ## a folder that runs without Python, into dist/dateline/
	@$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec

setup: $(READY)

$(READY): .ci/requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dateline needs Python 3.11 or newer. Install it, or name one: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "This Python cannot make a venv. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r .ci/requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

lock:                ## write .ci/requirements.txt anew from pyproject.toml (needs uv)
	@uv pip compile pyproject.toml --extra dev --extra build --generate-hashes --universal --python-version 3.11 \
	  --custom-compile-command "make lock" -q -o .ci/requirements.txt

clean:
	@rm -rf build dist .mypy_cache .ruff_cache .hypothesis .coverage*

help:                ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile
