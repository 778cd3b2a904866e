# Every target does its own set-up: a machine with Python 3.11 or later and make is enough.

PYTHON ?= python3
# An index that holds a CPU build of torch; empty: the one that pip is set up with (see README).
TORCH_INDEX_URL ?=
VENV ?= .venv
DEMO_DATA ?= data/demo
# What evaluate asks: plans, the questions over them and the facts noted in them
PLANS ?= ../shared/plans
QUESTIONS ?= ../shared/evals/questions.jsonl
FACTS ?= ../shared/evals/facts.json

# How many generated plans benchmark answers from; SCALE='5 5000' KEEP=data/benchmark takes an hour the first time
SCALE ?= 5 200
KEEP ?=

# What fuzz changes at random, and for how long each
FUZZ ?= docx html outline sheet text
SECONDS ?= 120

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
# The demo runs where no .env is read and with the defaults, so that it never touches the office's own data.
DEMO := cd "$(DEMO_DATA)" && env -u DATABASE_URL -u CHROMA_URL -u LLM_MODEL -u EMBEDDING_MODEL -u RERANKER_MODEL \
	DATA_DIR=. "$(abspath $(BIN))/python"
EVALUATION := DATA_DIR=data/evaluation DATABASE_URL=sqlite:///data/evaluation/library.db $(BIN)/python
TOUR := 'Sơn La: báo cáo hằng năm gửi về đâu và trước ngày nào?' \
	'the con cat thanh' \
	'Phòng nào là cơ quan thường trực phong trào ở Sở Văn hóa Cao Bằng?' /thoat
PICTURED := 'Sơn La: báo cáo hằng năm gửi về đâu và trước ngày nào?' 'the con cat thanh' 'email so noi vu son la' /thoat

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check evaluate benchmark fuzz samples pictures clean

help: ## Show what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(RUN) ## Take in the sample plans, ask three questions, list deadlines, open the terminal chat
	@mkdir -p "$(DEMO_DATA)"
	@$(DEMO) -m ingest "$(CURDIR)/knowledge/samples"
	@printf '\n$$ python -m knowledge deadlines --within 400\n'
	@$(DEMO) -m knowledge deadlines --within 400
	@printf '\n$$ python -m knowledge chat\n'
	@printf '%s\n' $(TOUR) | { $(DEMO) -m knowledge chat; }
	@if [ -t 0 ]; then $(DEMO) -m knowledge chat; \
	else printf '\n\nRun "make demo" in a terminal to ask your own questions.\n'; fi

test: $(DEV) ## Run the tests
	$(BIN)/python -m pytest

check: $(DEV) ## Check style, types and import rules, then run the tests (what CI runs)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

evaluate: $(RUN) ## Count how many noted facts are read and how many questions are answered right
	@test -d "$(PLANS)" || { echo 'No plans in $(PLANS): make evaluate PLANS=... QUESTIONS=... FACTS=...'; exit 1; }
	@mkdir -p data/evaluation
	@$(EVALUATION) -m tools.facts "$(PLANS)" "$(FACTS)"
	@$(EVALUATION) ingest.py "$(PLANS)" > data/evaluation/ingest.txt || { cat data/evaluation/ingest.txt; exit 1; }
	@$(EVALUATION) -m knowledge evaluate "$(QUESTIONS)"

benchmark: $(DEV) ## Measure reading, ingesting, answering (SCALE='5 200' plans too) beside their bare cost; the evidence found; a crowd
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python benchmarks/ingest.py
	$(BIN)/python benchmarks/answering.py
	$(BIN)/python -m benchmarks.evidence
	$(BIN)/python -m benchmarks.scale $(if $(KEEP),--keep "$(KEEP)") $(SCALE)

fuzz: $(DEV) ## Search for files that a reader cannot take: FUZZ=docx|html|outline|sheet|text, each SECONDS long
	@$(PIP) --editable '.[fuzz]'
	@for target in $(FUZZ); do $(BIN)/python -m tools.fuzzing $$target -max_total_time=$(SECONDS) || exit 1; done

samples: $(DEV) ## Write the sample plans of knowledge/samples anew
	$(BIN)/python -m tools.samples

pictures: $(RUN) ## Draw the README's pictures of a conversation and of a page anew (after make demo)
	$(BIN)/python -m tools.page docs/page.png
	@printf '%s\n' $(PICTURED) | { $(DEMO) -c 'import sys; sys.path.insert(0, "$(CURDIR)"); \
		from tools.picture import main; main("$(CURDIR)/docs/chat.svg", "python", "-m", "knowledge", "chat")'; }

clean: ## Remove the virtual environment, the demo's data and every cache
	rm -rf $(VENV) $(DEMO_DATA) data/evaluation build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 ...")'
	@echo 'Setting up $(VENV) (some minutes the first time) ...'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@# torch first and alone, so that the build chosen here is the one that everything else finds installed
	@$(PIP) $(if $(TORCH_INDEX_URL),--index-url $(TORCH_INDEX_URL)) "$$(sed -n 's/^ *"\(torch==[^"]*\)".*/\1/p' pyproject.toml)"
	@$(PIP) --editable .
	@touch $@

$(DEV): $(RUN)
	@$(PIP) --editable '.[dev]'
	@touch $@
