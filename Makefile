# `make site` builds the site, `make test` runs all tests; both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: site test check bench fuzz clean

site: $(READY)
	$(BIN)/stillhere build

test: $(READY)
	sh tests/setup.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadfile

check: $(READY)
	$(BIN)/stillhere check

bench: $(READY)
	$(BIN)/python -m tests.benchmarks.build
	$(BIN)/python -m tests.benchmarks.trees

# Every property with many more random examples than `make test` takes: about a quarter of an hour.
fuzz: $(READY)
	$(BIN)/pytest --numprocesses auto --hypothesis-profile=fuzz \
		tests/properties tests/load tests/model tests/stage

clean:
	rm -rf $(VENV) .stillhere site dist

# Everything with the versions of constraints.txt, once, and again when they change.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(READY)
