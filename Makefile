# Everything one does with a checkout. `make` alone says what there is.

PYTHON_HERE := .venv/bin/python
ARGS ?=
BUILD ?= build
DIST ?= dist

.DEFAULT_GOAL := help
.PHONY: help ready run tour pictures test test-mysql lint format translations executable executable-ready clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "Everything missing is installed first, and said before. ECOM_NO_APT=1 leaves the system's packages alone."

ready: ## Install what is missing (system packages, .venv) and compile the translations
	@.ci/install

run: ready ## Start Ecom on the trial server; without a screen, play the main story off-screen and leave pictures
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(PYTHON_HERE) main.py $(ARGS); \
	else \
		echo "There is no screen: the story is played off-screen."; \
		QT_QPA_PLATFORM=offscreen exec $(PYTHON_HERE) -m tests.tour $(ARGS); \
	fi

tour: ready ## Play the main story on the real windows, off-screen, and leave a picture of every step
	@QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m tests.tour $(ARGS)

pictures: ready ## Play the story again and make the pictures of the README new
	@QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m tests.tour --refresh $(ARGS)

test: ready ## Run all tests on MariaDB (ARGS="tests/sql -k checkout" for some)
	@.ci/test $(ARGS)

test-mysql: ## Run all tests on a real MySQL, which is unpacked into the cache the first time (root, about 600 MB)
	@.ci/test-mysql $(ARGS)

lint: ready ## Check mistakes, layout, types, layers and SQL
	@status=0; \
	for check in "ruff check ." "ruff format --check ." mypy lint-imports "sqlfluff lint --processes 0 sql"; do \
		echo "--- $$check"; \
		.venv/bin/$$check || status=1; \
	done; \
	exit $$status

format: ready ## Lay out Python and SQL
	.venv/bin/ruff check --fix-only --quiet .
	.venv/bin/ruff format .
	.venv/bin/sqlfluff fix --quiet sql

translations: ready ## Collect the program's words for the translators and compile what they wrote
	@mkdir -p build
	@.venv/bin/pybabel --quiet extract --no-wrap --sort-by-file --add-location=file --keywords=pgettext:1c,2 \
		--keywords=npgettext:1c,2,3 --project=Ecom --version=dev --output=build/ecom.pot ecom_client
	@for words in resources/translations/*/LC_MESSAGES/ecom.po; do \
		language=$${words#resources/translations/}; language=$${language%%/*}; \
		.venv/bin/pybabel --quiet update --no-wrap --no-fuzzy-matching --ignore-pot-creation-date \
			--domain=ecom --locale=$$language --input-file=build/ecom.pot --output-dir=resources/translations; \
		.venv/bin/pybabel compile --statistics --locale=$$language --domain=ecom \
			--directory=resources/translations; \
	done

executable-ready:
	@.ci/install build

executable: executable-ready ## Make the one-file program for people without Python, dist/ecom, and let it test itself
	.venv/bin/pyinstaller --noconfirm --clean --log-level=WARN --onefile --windowed --name=ecom \
		--add-data=$(CURDIR)/sql:sql --add-data=$(CURDIR)/resources:resources \
		--collect-data=qtawesome --collect-data=tzdata --exclude-module=tkinter \
		--specpath=$(BUILD) --workpath=$(BUILD) --distpath=$(DIST) main.py
	QT_QPA_PLATFORM=offscreen $(DIST)/ecom --self-test $(BUILD)/self-test || { cat $(BUILD)/self-test/report.txt; exit 1; }
	@cat $(BUILD)/self-test/report.txt

clean: ## Remove what was made (not .venv, not anybody's data)
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find ecom_client tests resources -name __pycache__ -type d -prune -exec rm -rf {} +
	find resources -name '*.mo' -delete
