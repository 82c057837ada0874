# Everything here needs Python 3.10 to 3.13 and make, nothing else:
#   make dataset   build output/ from seeds/
#   make test      run the tests
#   make check     look for faults in form, types and security
#   make screenshots   pictures of the pages, in screenshots/ and docs/images/; needs Chromium
# Another interpreter: make dataset PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable

.PHONY: dataset test check screenshots clean

# The sample articles are few, so validation and test get larger shares than usual.
dataset: $(VENV)/installed
	@$(BIN)/quotebuilder generate seeds -o output --split 0.6/0.2/0.2

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadfile

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive builder

screenshots: $(VENV)/installed-dev
	$(BIN)/python docs/screenshots.py screenshots

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; (3, 10) <= sys.version_info < (3, 14) or sys.exit("Quotebuilder needs Python 3.10 to 3.13: make PYTHON=python3.12")'
	@echo "Installing into $(VENV) (a minute or two, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) '.[evaluation]'
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "Installing what the tests need"
	@$(INSTALL) '.[dev]'
	@touch $@
