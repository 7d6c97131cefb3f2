# Two commands matter: `make demo` and `make test`. Each sets up what it needs in .venv: the first
# the program with its service, the other what its tests need as well.
PYTHON ?= python3
DATA ?= ../shared/data
BIN = .venv/bin
PROGRAM = .venv/.onrecord-installed
STAMP = .venv/.onrecord-for-developing

.PHONY: demo test bench evaluate check fuzz docs train clean

demo: $(PROGRAM)
	$(BIN)/onrecord read examples/amazon-fires.txt --outlet Wikinews --format text
	$(BIN)/onrecord add examples/wikinews.jsonl --ledger demo.sqlite
	@echo
	@echo "Now one of yours: $(BIN)/onrecord read ARTICLE   (a file, a folder, or a web address)"
	@echo "To read, search and correct in a browser what was just kept, 42 articles of Wikinews:"
	@echo "    $(BIN)/onrecord serve --ledger demo.sqlite"

test: $(STAMP) check
	$(BIN)/pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.ledger
	$(BIN)/python -m benchmarks.register

evaluate: $(STAMP)
	$(BIN)/onrecord evaluate polnear tests/data/wikinews-dev
	$(BIN)/onrecord evaluate figures tests/data/wikinews-dev
	$(BIN)/onrecord evaluate parties tests/data/wikinews-dev
	$(BIN)/onrecord evaluate register tests/data/register
	@if [ -d $(DATA)/polnear/dev ]; then \
	  $(BIN)/onrecord evaluate polnear $(DATA)/polnear/dev; \
	  $(BIN)/onrecord evaluate names $(DATA)/worldwide-newswire; \
	  for name in parties acts denials register; do \
	    $(BIN)/onrecord evaluate $$name $(DATA)/polnear/dev; done; \
	  $(BIN)/onrecord evaluate times $(DATA)/wikiwars; \
	  $(BIN)/onrecord evaluate extraction $(DATA)/article-extraction; \
	else echo "$(DATA) is not here: only the articles that ship were scored"; fi

fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz --inputs 20000
	$(BIN)/python -m tests.api.fuzzing --cases 5000

docs: $(STAMP)
	$(BIN)/pip install -q -e ".[docs]"
	$(BIN)/mkdocs build --strict

# From data to shipped model, hours on two processors; see docs/training.md.
train: $(STAMP)
	$(BIN)/pip install -q -e ".[train]"
	DATA=$(DATA) PYTHON=$(BIN)/python sh training/train.sh

$(PROGRAM): pyproject.toml
	test -d .venv || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -e ".[serve]"
	touch $@

$(STAMP): $(PROGRAM)
	$(BIN)/python -m pip install -q -e ".[dev]"
	touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis demo.sqlite*
