# Needs Python 3.11 or newer with venv, and make. Everything else goes into .venv.
PYTHON  ?= python3
BIN     := .venv/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install -q --require-hashes

.PHONY: demo test lint types rulebook bench bench-table bench-intake bench-match bench-reports mutate lock clean
.DELETE_ON_ERROR:

demo: .venv/.run
	$(BIN)/pskslib demo

test: lint types
	$(BIN)/python -m pytest -n auto

lint: .venv/.dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports

types: .venv/.dev
	$(BIN)/mypy
	$(BIN)/basedpyright

bench: .venv/.dev
	$(BIN)/python benchmarks/bench.py

# The pages of docs/rulebook, read from the rules; a test fails while they are stale.
rulebook: .venv/.run
	$(BIN)/pskslib pages docs/rulebook

# Whole populations, against hand-written engines and OpenFisca: some five minutes on two cores.
bench-table: .venv/.dev
	$(BIN)/python benchmarks/bench_table.py
	$(BIN)/python benchmarks/bench_parquet.py

# Reading 10^6 rows, against Polars' bare read and (where installed, benchmarks/requirements-intake.txt) dataframely.
bench-intake: .venv/.dev
	$(BIN)/python benchmarks/bench_intake.py

# Reports: a recap of 10^6 rows against hand-written Polars; files against bare writers.
bench-reports: .venv/.dev
	$(BIN)/python benchmarks/bench_reports.py

# Doubles without an equal NIK among 10^5 and 10^6 made-up people: some four minutes on two cores.
bench-match: .venv/.dev
	$(BIN)/python benchmarks/bench_match.py

# Which slips in rules, tables and code the tests notice (docs/mutasi.md): an hour and a half on two cores.
mutate: .venv/.dev
	HYPOTHESIS_PROFILE=mut $(BIN)/python -m tests.mutation rules --sample
	HYPOTHESIS_PROFILE=mut $(BIN)/python -m tests.mutation data --sample
	HYPOTHESIS_PROFILE=mut $(BIN)/python -m tests.mutation code --some 600 --sample

# A visit plan for the whole regency; merging a year of activity rows.
bench-visits: .venv/.dev
	$(BIN)/python benchmarks/bench_visits.py

# Maintainers only, needs the network: write the pins anew. They name no registry.
LOCK := .venv/lock/bin/uv pip compile -q --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --exclude-newer "1 week" --upgrade
lock:
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip --disable-pip-version-check install -q uv
	$(LOCK) requirements/run.in -o requirements/run.txt
	$(LOCK) requirements/dev.in -o requirements/dev.txt
	rm -rf .venv/lock
	! grep -n "://" requirements/*

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage* dist build hasil-demo

$(BIN)/python:
	$(PYTHON) -m venv .venv
.venv/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements/run.txt
	$(PIP) install -q --no-deps --no-build-isolation -e .
	touch $@
.venv/.dev: requirements/dev.txt .venv/.run
	$(INSTALL) --no-build-isolation -r requirements/dev.txt
	touch $@
