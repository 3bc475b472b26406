# Everything a newcomer needs; only Python 3.11+ and make must be there.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := pyproject.toml src/arabdiplo/_version.py

.PHONY: help demo test lint types bench stubs docs wheel clean

help:  ## list the targets
	@grep -E '^[a-z]+: .*##|^[a-z]+:  *##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("arabdiplo needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; try: make PYTHON=python3.11") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(SOURCES) | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-test: $(SOURCES) | $(BIN)/python
	$(PIP) install --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-docs: $(SOURCES) | $(BIN)/python
	$(PIP) install --editable '.[docs]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed  ## extract the events of the news items in seeds/ and print them as a table
	$(BIN)/arabdiplo extract seeds/gold.jsonl --format table

lint: $(VENV)/.installed-test  ## ruff: rules of style and layout
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.installed-test  ## mypy --strict
	$(BIN)/mypy --strict

test: lint types  ## ruff, mypy --strict, and the whole test suite
	$(BIN)/python -m pytest

bench: $(VENV)/.installed  ## speed, start-up time and memory, beside spaCy and yargy where they can be installed; SPARK=1: and Spark
	@test -e .venv-bench/.installed || { $(PYTHON) -m venv .venv-bench && .venv-bench/bin/pip install -q spacy yargy && touch .venv-bench/.installed; } || echo "spaCy cannot be installed here; going on without it"
	$(if $(SPARK),.venv-bench/bin/pip install -q '.[spark]')
	$(BIN)/python benchmarks/bench.py $(BENCH)

stubs: $(VENV)/.installed  ## the classes of the bundled events, for type checkers
	$(BIN)/arabdiplo stubs --bundled -o src/arabdiplo/_bundled.pyi

docs: $(VENV)/.installed-docs  ## build/docs/index.html, the documentation as a site; what is not right is an error
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs build/docs

wheel: $(VENV)/.installed-test  ## dist/arabdiplo-*.whl
	$(BIN)/python -m build --wheel

clean:  ## remove what make made
	rm -rf $(VENV) .venv-bench build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
