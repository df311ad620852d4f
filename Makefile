# The commands of the project. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help serve backup restore static test check bench messages format lanes

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DEMO ?= 1
VAR_DIR ?= var
WORKERS ?= 2
export HOST PORT VAR_DIR
export UV_PYTHON_DOWNLOADS = never
# Without it each process compiles every library again: four seconds of six.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z_]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

serve: .venv/serve.stamp ## Set everything up and serve the site on HOST:PORT
	@echo "2/5 Database"
	@$(MANAGE) migrate --no-input --verbosity 0
	@echo "3/5 Content"
	@if [ "$(DEMO)" = 0 ]; then echo "    an empty site (DEMO=0)"; else $(MANAGE) load_demo --if-empty; fi
	@$(MANAGE) publish_open_data >/dev/null
	@echo "4/5 Static files"
	@$(MAKE) --no-print-directory static
	@echo "5/5 Serving http://$(HOST):$(PORT)/ (Ctrl+C stops)"
	@exec $(BIN)/gunicorn network.wsgi --bind "$(HOST):$(PORT)" --worker-class gthread \
		--workers $(WORKERS) --threads 4 --preload --no-control-socket --access-logfile /dev/null \
		--limit-request-line 8190

backup: .venv/serve.stamp ## Save the whole site in one file under VAR_DIR/backups (TO=folder, KEEP=number of files)
	@$(MANAGE) backup $(if $(TO),--to "$(TO)") $(if $(KEEP),--keep "$(KEEP)")

restore: .venv/serve.stamp ## Put a backup in the place of the site's data: make restore FILE=…; stop the site first
	@if [ -z "$(FILE)" ]; then echo "Name the backup: make restore FILE=…. There are:"; \
		ls -1t "$(VAR_DIR)"/backups/*.tar.gz 2>/dev/null || echo "none in $(VAR_DIR)/backups"; exit 2; fi
	@$(MANAGE) restore "$(FILE)"

test: .venv/dev.stamp lanes ## Run the whole test suite; lanes without their server are skipped
	@env -u TEST_DATABASE_URL $(BIN)/pytest -n auto --dist loadgroup

# The database lane comes first, so that the main suite has the last word.
lanes: .venv/dev.stamp
	@if [ -n "$$TEST_DATABASE_URL" ]; then \
		echo "Lane PostgreSQL"; $(BIN)/pytest -n auto --dist loadgroup -m "not browser and not any_database" --create-db; \
	elif [ "$$REQUIRE_SERVICES" = 1 ]; then \
		echo "Lane PostgreSQL: TEST_DATABASE_URL is not set"; exit 1; \
	else echo "Lane PostgreSQL skipped: TEST_DATABASE_URL is not set"; fi

check: .venv/dev.stamp ## Check style, layers, migrations, messages and deployment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z '*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	ENVIRONMENT=production SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
		SITE_URL=https://entraide.example $(MANAGE) check --deploy --fail-level WARNING
	$(BIN)/pytest -q tests/architecture

bench: .venv/dev.stamp ## Measure the pages: CPU of each as a multiple of a plain page (BENCH="--help" tells how to choose)
	$(BIN)/python -m bench $(BENCH)

messages: .venv/dev.stamp ## Collect and compile the messages (needs gettext)
	$(MANAGE) makemessages -l fr --no-location --no-wrap --ignore ".venv/*" --ignore "tests/*" --ignore "var/*"
	$(MANAGE) compilemessages -l fr --ignore ".venv"

format: .venv/dev.stamp ## Format code and templates
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z '*.html' | xargs -0 $(BIN)/djade --target-version 5.2

# Collecting and compressing takes twenty seconds, so only when a file or a library changed.
static: $(VAR_DIR)/static/staticfiles.json ## Collect the static files that changed

$(VAR_DIR)/static/staticfiles.json: uv.lock $(shell find network/static -type f)
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@touch $@

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with PYTHON=python3.12")'
	@echo "1/5 Environment (about a minute the first time)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

.venv/serve.stamp: pyproject.toml uv.lock | .venv/bin/uv
	@$(BIN)/uv sync --frozen --inexact --no-dev
	@touch $@

.venv/dev.stamp: pyproject.toml uv.lock | .venv/bin/uv
	@$(BIN)/uv sync --frozen --inexact
	@touch $@ .venv/serve.stamp
