# 格显 GridLens. `make run` serves the application, `make test` checks it, `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

PORT ?= 8501
LEDGERS ?=
LEDGERS_MUTATED ?= 10000
ROWS ?= 1000000
BEFORE ?=
CHROMIUM ?= /usr/bin/chromium
export PORT LEDGERS CHROMIUM BEFORE
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PY := .venv/bin/python
# A stamp is named after the content of what was installed: a change makes a new one.
RUN_READY := .venv/ready-run-$(firstword $(shell cat requirements.txt constraints.txt | cksum))
TEST_READY := .venv/ready-test-$(firstword $(shell cat requirements*.txt constraints.txt | cksum))

.PHONY: run test quick fuzz bench bench-ui crash texts strangers strangers-held-out browser format docs pictures sample clean help

run: $(RUN_READY)  ## serve on http://127.0.0.1:8501 (PORT=…, LEDGERS=folder of your own ledgers)
	@if [ -z "$$LEDGERS" ]; then
	  store=$$($(PY) -c 'from gridlens.settings import store_folder; print(store_folder())')
	  if [ ! -e "$$store/CURRENT" ]; then
	    echo "首次运行：用演示台账建立数据库… (building the store from the sample ledgers)"
	    $(PY) -m etl load data/sample --store "$$store"
	  fi
	else
	  if [ ! -d "$$LEDGERS" ]; then
	    echo "没有文件夹“$$LEDGERS”，请核对 LEDGERS= 的路径。(No such folder.)" >&2
	    exit 2
	  fi
	  folder=$$(cd -- "$$LEDGERS" && pwd -P)
	  number=$$(printf %s "$$folder" | cksum | cut -d' ' -f1)
	  store="data/stores/$$(basename -- "$$folder")-$$number"
	  code=0
	  $(PY) -m etl load "$$folder" --store "$$store" || code=$$?
	  if [ $$code -ne 0 ] && [ $$code -ne 1 ]; then exit $$code; fi
	fi
	echo "格显 GridLens：http://127.0.0.1:$$PORT （按 Ctrl+C 停止）"
	GRIDLENS_STORE="$$store" exec $(PY) -m streamlit run app.py \
	  --server.port "$$PORT" --server.address 127.0.0.1 --server.headless true

define CHECKS
begin=$$SECONDS
mkdir -p build
echo "── ruff format";  .venv/bin/ruff format --check --quiet . || { .venv/bin/ruff format --check .; exit 1; }
echo "── ruff check";   .venv/bin/ruff check --quiet .
echo "── mypy";         $(PY) -m mypy
echo "── import walls"; .venv/bin/lint-imports --no-logo >build/walls.log || { cat build/walls.log; exit 1; }
endef

test: $(TEST_READY) browser  ## format, lint, types, import walls and all tests
	@$(CHECKS)
	echo "── pytest";       $(PY) -m pytest
	echo "── 全部通过，用时 $$((SECONDS - begin)) 秒"

quick: $(TEST_READY)  ## format, lint, types, import walls and the fast tests: about a minute
	@$(CHECKS)
	echo "── pytest（快）"; $(PY) -m pytest -m "not browser and not slow" --ignore tests/browser
	echo "── 通过（浏览器测试和慢的测试未运行），用时 $$((SECONDS - begin)) 秒"

fuzz: $(TEST_READY)  ## load mutated ledgers by the thousand and count what breaks (LEDGERS_MUTATED=…)
	@$(PY) -m fuzz --ledgers $(LEDGERS_MUTATED)

bench-ui: $(TEST_READY) browser  ## time the overview in a browser, beside a bare page
	@$(PY) -m bench.ui

bench: $(TEST_READY)  ## time loading beside bare reading (ROWS=… for a smaller trial)
	@$(PY) -m bench.load --rows $(ROWS)

crash: $(TEST_READY)  ## kills, full disks, races and damage: nothing acknowledged may be lost
	@$(PY) -m bench.crash

texts: $(TEST_READY) browser  ## compare every answer of another checkout with this one (BEFORE=folder)
	@if [ -z "$$BEFORE" ]; then
	  echo "请用 BEFORE=文件夹 指明要对照的另一份项目。(Name the other checkout by BEFORE=folder.)" >&2
	  exit 2
	fi
	$(PY) -m bench.texts "$$BEFORE" .

strangers: $(TEST_READY)  ## load offices that nobody here wrote, and hold what came in to their labels
	@$(PY) -m tests.strangers

strangers-held-out: $(TEST_READY)  ## the same for the offices held out, in totals only
	@$(PY) -m tests.strangers --held-out

format: $(TEST_READY)  ## put the code into the house's format
	@.venv/bin/ruff format --quiet . && .venv/bin/ruff check --quiet --fix .

docs: $(RUN_READY)  ## write anew what the documents take from the code: ledgers, rooms, commands
	@$(PY) -m docs.making

pictures: $(TEST_READY) browser  ## photograph today's pages for the documents
	@$(PY) -m docs.making.pictures

sample: $(RUN_READY)  ## write the invented ledgers in data/sample anew
	@$(PY) -m etl sample data/sample

clean:  ## remove the environment, built stores and caches; ledgers are left alone
	@rm -rf .venv build data/store data/stores .pytest_cache .mypy_cache .ruff_cache \
	  .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## this list
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 16

$(RUN_READY):
	@.ci/environment requirements.txt
	rm -f .venv/ready-run-*
	touch $@

$(TEST_READY):
	@.ci/environment requirements-dev.txt
	rm -f .venv/ready-*
	touch $@ $(RUN_READY)

browser:
	@mkdir -p build
	.ci/browser
