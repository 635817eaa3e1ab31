# Set-up of the Health Cooperation Register. `make help` lists the commands.
#
# Paths are relative, since make cannot handle a folder with a space in its name.

PORT ?= 8000
PYTHONS ?= python3.13 python3.12 python3.11 python3
export PORT

python := .venv/bin/python
pytest := $(python) -m pytest --numprocesses auto --dist loadgroup -W error
with_database := $(python) -m devserver.postgres during
catalogues := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run stop reset backup restore test test-fast checks-with-database faults bench-load bench-memory bench-pages manage messages translations format lock

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s%s\n", $$1, $$2 }' Makefile

run: .venv/installed-local translations ## Serve the register at http://127.0.0.1:8000 (PORT=… for another port)
	@$(python) -m devserver.server run

stop: .venv/installed-local ## Stop the server and the embedded database
	@$(python) -m devserver.server stop

reset: .venv/installed-local ## Delete the embedded database and all that is in it, after asking
	@$(python) -m devserver.server reset

backup: .venv/installed-local ## Write the database and uploaded files into one file (FILE=… to choose it)
	@$(python) -m devserver.backup backup

restore: .venv/installed-local ## Replace both by those of a backup, after asking: make restore FILE=…
	@$(python) -m devserver.backup restore

test: .venv/installed-test translations ## Run all checks and tests
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	find templates -name '*.html' -exec .venv/bin/djade --check --target-version 5.2 {} +
	$(python) .venv/bin/lint-imports --no-logo
	$(with_database) $(MAKE) --no-print-directory checks-with-database

test-fast: .venv/installed-test translations ## Run the tests but the slow ones
	$(with_database) $(pytest) -m "not slow"

checks-with-database:
	LOCAL_MODE=true $(python) -m mypy
	$(python) manage.py makemigrations --check
	LOCAL_MODE=false ALLOWED_HOSTS=register.example MEDIA_ROOT=media \
		SECURITY_CONTACT=security@register.example \
		OPERATOR="Health Commission" CONTACT=register@register.example \
		SECRET_KEY="$$($(python) -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		$(python) manage.py check --deploy --fail-level WARNING
	$(python) manage.py collectstatic --noinput --verbosity 0
	$(pytest)

faults: .venv/installed-test ## Try the embedded database in all ways that it can be broken
	$(python) -m pytest tests/faults -W error

bench-load: .venv/installed-test ## Measure a bulk load with and without triggers: make bench-load ARGS=…
	@LOCAL_MODE=true LOCAL_DATA=.local/bench $(with_database) $(python) -m bench.bulk_load $(ARGS)

bench-memory: .venv/installed-test translations ## Measure the memory of the server: make bench-memory REQUESTS=… AGREEMENTS=…
	@LOCAL_MODE=true LOCAL_DATA=.local/bench $(with_database) $(python) -m bench.memory \
		--requests $(or $(REQUESTS),5000) --agreements $(or $(AGREEMENTS),2000)

bench-pages: .venv/installed-test translations ## Measure public pages in registers of several sizes: make bench-pages ARGS=…
	@LOCAL_MODE=true LOCAL_DATA=.local/bench $(with_database) $(python) -W ignore -m bench.pages $(ARGS)

manage: .venv/installed-local translations ## Run a command of Django: make manage ARGS="changepassword admin"
	@LOCAL_MODE=true $(with_database) $(python) manage.py $(ARGS)

messages: .venv/installed-local ## Collect the texts to translate into locale/
	@$(python) -m cooperation.translations

translations: $(catalogues) ## Compile the translations

%.mo: %.po | .venv/installed-local
	@$(python) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@

format: .venv/installed-test ## Format the code and the templates
	$(python) -m ruff format .
	$(python) -m ruff check --fix .
	find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} ';'

lock: .venv/installed-lock ## Compile requirements/*.txt anew from pyproject.toml
	$(compile) pyproject.toml --output-file requirements/base.txt
	$(compile) pyproject.toml --group local --output-file requirements/local.txt
	$(compile) pyproject.toml --group local --group test --output-file requirements/test.txt
	$(compile) pyproject.toml --group gazetteer --output-file requirements/gazetteer.txt
	$(compile) --group lock --output-file requirements/lock.txt

compile := $(python) -m uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header

# A stamp says which requirements are installed, so that nothing asks the network a second time.
.venv/installed-%: requirements/%.txt .venv/bin/python
	@echo "Installing $< …"
	@$(python) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

.venv/bin/python:
	@for python in $(PYTHONS); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making a virtual environment with $$("$$python" --version) …"; \
			exec "$$python" -m venv --clear .venv; \
		fi; \
	done; \
	echo "Python 3.11 or newer is needed; none of these is one: $(PYTHONS)" >&2; \
	exit 1
