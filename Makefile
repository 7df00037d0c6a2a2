# Everything starts here; `make help` lists it. The work is done by the small scripts in tools/.
PORT ?= 8000
DATA ?= ./data
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help setup model run test bench clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

setup: ## make the environment in .venv (nothing is started)
	@PYTHON='$(PYTHON)' tools/setup run

model: ## make the environment with the gemma writer and training (1.6 GB, more with CUDA)
	@PYTHON='$(PYTHON)' tools/setup model

run: setup ## start Hanjul: PORT=8000 is its port, DATA=./data its folder
	@tools/system-packages run
	@tools/bundle
	@HANJUL_PORT='$(PORT)' HANJUL_DATA='$(DATA)' exec .venv/bin/hanjul serve --embedded

test: ## install what the tests need and run every check and test
	@PYTHON='$(PYTHON)' tools/setup test
	@tools/system-packages test
	@tools/bundle
	@tools/check

bench: ## measure, on this machine, what docs/benchmarks.md speaks of
	@PYTHON='$(PYTHON)' tools/setup test
	@tools/system-packages run
	@tools/bundle
	@set -e; for file in benchmarks/bench_*.py; do echo "== $$file"; .venv/bin/python "$$file"; done

clean: ## remove what was built (.venv, the page bundle), but no data
	@rm -rf .venv build app/static/dist app/frontend/node_modules
