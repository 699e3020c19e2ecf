# Local and CI commands are the same: every target works on a fresh clone with Python 3.11 to 3.13 alone.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock
DATA ?= cancu-data
# PyTorch's own CPU index, for machines where the plain install would bring CUDA.
TORCH_INDEX ?=
SAMPLES := corpus/samples

.PHONY: run demo setup test lint types layers unit fuzz system-packages clean

run: demo
	@$(BIN)/cancu --data $(DATA) serve

demo: $(VENV)/.core
	@$(BIN)/cancu --data $(DATA) ingest $(SAMPLES)/*.docx
	@for question in \
		"don vi nao chu tri phong trao thi dua" \
		"Đến năm 2030 bao nhiêu phần trăm trường trung học có câu lạc bộ khởi nghiệp?" \
		"Chỉ tiêu đến năm 2035 về ký số là bao nhiêu?"; do \
		printf '\n> %s\n' "$$question"; \
		$(BIN)/cancu --data $(DATA) ask "$$question" || exit $$?; \
	done

setup: $(VENV)/.full

test: $(VENV)/.full lint types layers unit

lint: $(VENV)/.full
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.full
	$(BIN)/mypy

layers: $(VENV)/.full
	$(BIN)/lint-imports

unit: $(VENV)/.full
	$(BIN)/python -m pytest --numprocesses 2

# Ten minutes of damaged files, for a nightly job; make test has a short turn of the same.
fuzz: $(VENV)/.full
	CANCU_FUZZ_SECONDS=600 $(BIN)/python -m pytest tests/corpus/fuzz

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Cần Python 3.11, 3.12 hoặc 3.13 (Python 3.11 to 3.13 is needed)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: pyproject.toml requirements.lock | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.full: pyproject.toml requirements.lock | $(VENV)/bin/python
	$(if $(TORCH_INDEX),$(PIP) --index-url $(TORCH_INDEX) torch==2.13.0)
	$(PIP) --editable '.[models,llm,dev]'
	@touch $@ $(VENV)/.core

# Tesseract reads scans, LibreOffice opens old formats, Chromium drives the browser tests.
SYSTEM_PACKAGES := chromium tesseract-ocr tesseract-ocr-vie \
	libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui

system-packages:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		dpkg -s $(SYSTEM_PACKAGES) >/dev/null 2>&1 || { \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
				apt-get install -y -qq --no-install-recommends $(SYSTEM_PACKAGES) >/dev/null; }; \
	else \
		echo "system-packages: run as root on Debian or Ubuntu, or install these yourself: $(SYSTEM_PACKAGES)"; \
	fi

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
