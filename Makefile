# make book      the site, every notebook run again: _build/html/index.html
# make check     while you write: lint, types, doctests and unit tests; two minutes on two cores
# make test      before you push: the same, the book, every chapter, the site in a browser; six minutes
# make test-all  what is slow as well: every page in every theme, injection, other Pythons; half an hour
#
# Needs Python 3.11 or newer and make; all else is installed into $(VENV).

PYTHON ?= python3
VENV ?= .venv
NUMERIC = $(addprefix tests/test_,$(addsuffix .py,domains closed_forms response norms ladders \
  vagueness population sweep membership regions progress theories extremes conservation numbers))
UV_VERSION = 0.13.9
MUTMUT_VERSION = 3.8.1

ENV := $(VENV)/.installed
BIN := $(VENV)/bin
# A file's tests share what is dear to make, so a file stays with one process.
PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile
SITE := _build/.built
SOURCES := _config.yml _toc.yml $(shell find backsliding book -type f \
  -not -path '*/__pycache__/*' -not -path '*/.ipynb_checkpoints/*')

.PHONY: book check unit chapters test test-all browsers env browser lint types format notebooks binder pdf \
  release oldest newest mutants lock clean
.DELETE_ON_ERROR:

book: $(SITE)
	@echo "Open _build/html/index.html"

check: lint types unit

unit: $(ENV)
	$(PYTEST) -m "not site and not slow" README.md backsliding tests

# Every chapter against the outputs that are stored in it.
chapters: $(ENV)
	$(PYTEST) book

# First the notebooks, in the book and by themselves; then all other tests at once, which keeps every
# core busy to the end.
test: $(ENV)
	$(MAKE) -j2 QUIET=--quiet lint types browser book chapters
	$(PYTEST) -m "not slow" README.md backsliding tests

test-all: test
	$(PYTEST) -m slow tests
	$(BIN)/python .ci/portable.py
	$(MAKE) oldest newest

# The site used in Chromium, Firefox and WebKit; what they drew is kept in _build/browsers.
browsers: browser $(SITE)
	$(BIN)/python -m pytest tests/every_engine.py

env: $(ENV)

$(ENV): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("This needs Python 3.11 \
	or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(SITE): $(ENV) $(SOURCES)
	$(BIN)/jupyter-book build --all -W -n --keep-going $(QUIET) .
	@touch $@

browser: $(ENV)
	$(BIN)/python tests/browser.py

lint: $(ENV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/codespell backsliding benchmarks book tests tools *.md Makefile pyproject.toml _config.yml
	$(BIN)/python tools/write_formulas.py --check
	$(BIN)/python tools/bundle_explorers.py --check

types: $(ENV)
	$(BIN)/mypy

format: $(ENV)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# Run the chapters in order and store what they print, for readers and for nbval to compare.
notebooks: $(ENV)
	$(BIN)/python tools/notebooks.py

# What Binder does, on this machine: a clean environment, JupyterLab, every chapter run in it.
binder: $(ENV)
	$(BIN)/python tools/rehearse_binder.py

# The whole book on paper, and all that a release consists of, with checksums.
pdf: browser $(SITE)
	mkdir -p dist
	$(BIN)/python tools/print_book.py dist/human-rights-backsliding.pdf

release: browser $(SITE)
	$(BIN)/python tools/release.py dist

# The numeric rooms' tests with the oldest packages that pyproject.toml allows, and with the newest.
oldest: RESOLUTION = lowest-direct
newest: RESOLUTION = highest
oldest newest: $(ENV)
	$(PYTHON) -m venv .venv-$@
	.venv-$@/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	.venv-$@/bin/uv pip compile requirements-numeric.in --resolution $(RESOLUTION) \
	  --python .venv-$@/bin/python --no-emit-index-url --quiet -o .venv-$@/requirements.txt
	.venv-$@/bin/python -m pip install --quiet --disable-pip-version-check \
	  -r .venv-$@/requirements.txt
	.venv-$@/bin/python -m pytest -q -c /dev/null --rootdir . $(NUMERIC)

# Make the mathematics wrong in one place after another; some test has to notice. Two hours on a
# machine that does nothing else.
mutants:
	$(PYTHON) -m venv .venv-mutants
	.venv-mutants/bin/python -m pip install --quiet --disable-pip-version-check \
	  -r requirements.txt mutmut==$(MUTMUT_VERSION)
	HYPOTHESIS_PROFILE=mutants .venv-mutants/bin/mutmut run
	.venv-mutants/bin/python tools/mutants.py

# Pin every package again, to the newest that fit pyproject.toml.
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	UV_CUSTOM_COMPILE_COMMAND="make lock" .venv-lock/bin/uv pip compile requirements.in \
	  --output-file requirements.txt --universal --python-version 3.11 \
	  --fork-strategy fewest --no-emit-index-url --upgrade --quiet

clean:
	rm -rf _build build dist mutants $(VENV) .venv-lock .venv-oldest .venv-newest .venv-mutants .venv-portable
	rm -rf *.egg-info
	rm -rf .hypothesis .import_linter_cache .pytest_cache .ruff_cache
	find backsliding book tests tools -name __pycache__ -prune -exec rm -rf {} +
