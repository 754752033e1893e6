# Two commands do everything: `make run` opens the program, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test lint shots bench lock clean setup

run: $(READY)        ## set up, then open the window (or, without a display, play the main job off screen)
	@$(BIN)/python -m desktop.gui.demo

test: $(READY)       ## everything that must hold: lint, types, contracts, tests
	@.ci/check $(BIN)

lint: $(READY)       ## ruff, mypy and the import contracts alone
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

shots: $(READY)      ## every screen, light, dark and right to left, into build/shots/
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots

bench: $(READY)      ## speed and memory against peers, as ratios in one run
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

setup: $(READY)

$(READY): .ci/requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dateline needs Python 3.11 or newer. Install it, or name one: make run PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --require-hashes -r .ci/requirements.txt
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $(READY)

lock:                ## write .ci/requirements.txt anew from pyproject.toml (needs uv)
	@uv pip compile pyproject.toml --extra dev --extra build --generate-hashes --universal --python-version 3.11 \
	  --custom-compile-command "make lock" -q -o .ci/requirements.txt

clean:
	@rm -rf build dist .mypy_cache .ruff_cache .hypothesis
