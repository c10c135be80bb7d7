# Everything that is done with the project by hand or by the CI; `make help` lists it.
# .venv is set up with what a target needs (a stamp file in it per lock file), .venv-sam holds the SAM CLI, .venv-train what trains the reader.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c '$(SUPPORTED)' 2>/dev/null && echo $$python && break; done)
UV := uv==0.13.9

VENV := .venv
SAM := .venv-sam/bin/sam
NODE_MODULES := examples/typescript/node_modules
# The package is found by path, not installed: the functions of `make run` must find it in their layer.
RUN := PYTHONPATH=layers/shared exec $(VENV)/bin/python

# Where a command works: a section of samconfig.toml, and another stack than its own where one is named.
WHERE = $(if $(ENV),--env "$(ENV)") $(if $(STACK),--stack "$(STACK)")
NOTICE = $(if $(RULE),--rule "$(RULE)") $(if $(INSTRUMENT),--instrument "$(INSTRUMENT)") $(if $(VALUE),--value "$(VALUE)") \
	$(if $(FROM),--from "$(FROM)") $(if $(EVIDENCE),--evidence "$(EVIDENCE)") $(if $(SHA256),--sha256 "$(SHA256)") \
	$(if $(REASON),--reason "$(REASON)") $(if $(BY),--by "$(BY)") $(if $(NAME),--name "$(NAME)") \
	$(if $(NAME_NE),--name-ne "$(NAME_NE)") $(if $(REVOKE),--revoke "$(REVOKE)")
WHOM = $(if $(SOURCE),--source "$(SOURCE)") $(if $(OUTLET),--outlet "$(OUTLET)")

.PHONY: help valgrind run test check build deploy rollback republish smoke doctor backfill replay adopt decide redrive export export-bucket archive verify-archive restore fixture drill drill-time mutants guards costs bench bench-import bench-calendar bench-export bench-archive bench-lateness bench-extraction package month-row vendor lock clean chromium node openapi pause resume take-down queues status ask logs quotas try new-source new-outlet generate test-fast pre-commit bench-vegetables bench-boards bench-pages drill-fuel drill-banks drill-vegetables bench-nepal bench-kinds label bench-search train-reader

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run  ## start the whole system here (PORT=8000 LIVE=1 RECORDED=DIR NOW=2026-08-17T12:00:00+05:45 HISTORY=0)
	@$(RUN) -m tools.local

# Three processes on two cores: running systems and browsers wait, so that two processes kept both cores busy for 76 % of
# the time, three for 81 % (2026-11-28, processor time of `make test` by its duration).
test: $(VENV)/.dev chromium valgrind $(NODE_MODULES)/.installed  ## every test, the slowest ten and why any was skipped (ARGS="-k nrb" for pytest)
	@$(RUN) -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder --durations=10 -rs $(ARGS)

test-fast: $(VENV)/.dev  ## the pure tests: no table, no running system, no browser (ARGS for pytest)
	@$(RUN) -m pytest -q --numprocesses 2 --dist loadfile --no-loadscope-reorder --durations=10 -rs -m pure $(ARGS)

pre-commit: $(VENV)/.dev  ## have git call ruff, mypy and lint-imports before each commit (needs pre-commit)
	@command -v pre-commit >/dev/null || { echo "pre-commit is not installed: https://pre-commit.com" >&2; exit 1; }
	@pre-commit install

check: $(VENV)/.dev .venv-sam/.sam  ## lint, format, types, template, dependencies and the fast tests
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	PYTHONPATH=layers/shared $(VENV)/bin/lint-imports --no-cache
	$(SAM) validate --lint
	$(VENV)/bin/cfn-lint template.yaml
	$(VENV)/bin/python -m pip check
	@$(RUN) -m pytest -q -m "not slow"

# Byte code is of Lambda's own Python: one that is here, or that uv brings.
build: .venv-sam/.sam $(VENV)/.run  ## sam build, with byte code of Lambda's Python ([PYTHON313=])
	@python="$$($(RUN) -m tools.local.lambda_python)" && echo "Byte code by $$python" && PYTHON313="$$python" $(SAM) build
	@$(RUN) -m tools.local.bytecode

deploy: $(VENV)/.run  ## to your AWS account: files, code, ready answers, smoke test, and back if that fails ([ENV=prod]: a section of samconfig.toml; ARGS for sam)
	@$(RUN) -m tools.local.release check $(WHERE) -- $(ARGS)
	@$(MAKE) --no-print-directory build
	@$(RUN) -m tools.local.release deploy $(WHERE) -- $(ARGS)

rollback: $(VENV)/.run  ## every function back to the release before, within seconds ([ENV=prod])
	@$(RUN) -m tools.local.rollback $(WHERE)

republish: $(VENV)/.run  ## rewrite the ready answers by the deployed code, asking nobody ([ENV=prod])
	@$(RUN) -m tools.local.republish $(WHERE)

smoke: $(VENV)/.run  ## ask the site as browsers and readers do, a line for each question ([ENV=prod] or [URL=http://127.0.0.1:8000])
	@$(RUN) -m tools.local.smoke $(if $(URL),--url "$(URL)") $(WHERE)

doctor: $(VENV)/.run  ## what this machine lacks to run, test and deploy, and which sources it cannot reach
	@$(RUN) -m tools.local.doctor

backfill: $(VENV)/.run  ## load the past of a source, or of all, resumable (ALL=1, or SOURCE=nrb FROM=2010-01-01 [TO=] [ENV=prod])
	@$(RUN) -m tools.local.backfill $(if $(ALL),--all) $(if $(SOURCE),--source "$(SOURCE)") $(if $(FROM),--from "$(FROM)") \
		$(if $(TO),--to "$(TO)") $(WHERE)

replay: $(VENV)/.run  ## today's parser over the archive of a source (SOURCE=nrb FROM=2026-08-01 [TO=] [APPLY=1 [REASON=]] [ENV=prod])
	@$(RUN) -m tools.local.replay --source "$(SOURCE)" --from "$(FROM)" $(if $(TO),--to "$(TO)") \
		$(if $(APPLY),--apply) $(if $(REASON),--reason "$(REASON)") $(WHERE)

export: $(VENV)/.run  ## the nightly export, now (EVERYTHING=1 reads closed months anew; [ENV=prod])
	@$(RUN) -m tools.local.export $(if $(EVERYTHING),--everything) $(WHERE)

export-bucket: $(VENV)/.run  ## the bucket of exports in another region, private and versioned (BUCKET=my-exports REGION=ap-southeast-1)
	@$(RUN) -m tools.local.export_bucket --bucket "$(BUCKET)" --region "$(REGION)"

archive: $(VENV)/.run  ## the day of the open archive, now: where the nightly one is written, or in a folder (DIR=archive [KEY=private.pem]) ([ENV=prod])
	@$(RUN) -m tools.local.archive $(if $(DIR),--dir "$(DIR)") $(if $(KEY),--key "$(KEY)") $(WHERE)

verify-archive: $(VENV)/.run  ## every file, link and signature of an archive from its first day (FROM=archive, or s3://bucket/archive [KEY="public.pem ..."] [SEEN="hash ..."] [ENV=prod])
	@$(RUN) -m tools.local.verify_archive $(WHERE) --from "$(FROM)" $(if $(KEY),--key $(KEY)) $(if $(SEEN),--seen $(SEEN))

restore: $(VENV)/.run  ## an export into an empty table, resumable (FROM=s3://my-exports/STACK or a folder [EXPORT=] [TABLE=] [WITHOUT_EVIDENCE=1] [ENV=prod])
	@$(RUN) -m tools.restore --from "$(FROM)" $(if $(EXPORT),--export "$(EXPORT)") $(if $(TABLE),--table "$(TABLE)") \
		$(if $(WITHOUT_EVIDENCE),--without-evidence) $(WHERE)

status: $(VENV)/.run  ## how sources, outlets, markets, queues, alarms and versions stand, and what is wrong ([ENV=prod])
	@$(RUN) -m tools.local.status $(WHERE)

ask: $(VENV)/.run  ## ask a source or an outlet now, due or not, or run a job, and print what came of it (SOURCE=nrb, OUTLET=setopati or JOB=calendar|watch|export|search|alerts [ENV=prod])
	@$(RUN) -m tools.local.ask $(WHOM) $(if $(JOB),--job "$(JOB)") $(WHERE)

logs: $(VENV)/.run  ## what was logged for a request id, of all functions and the gateway (REQUEST=id [DAYS=7] [ENV=prod])
	@$(RUN) -m tools.local.logs --request "$(REQUEST)" $(if $(DAYS),--days "$(DAYS)") $(WHERE)

quotas: $(VENV)/.run  ## what the account allows, what is used of it, and its budgets ([ENV=prod])
	@$(RUN) -m tools.local.quotas $(WHERE)

pause: $(VENV)/.run  ## schedules leave a source or an outlet alone (SOURCE=nrb or OUTLET=setopati [REASON=] [ENV=prod])
	@$(RUN) -m tools.local.pause pause $(WHOM) $(if $(REASON),--reason "$(REASON)") $(WHERE)

resume: $(VENV)/.run  ## schedules ask a paused source or outlet again (SOURCE=nrb or OUTLET=setopati [ENV=prod])
	@$(RUN) -m tools.local.pause resume $(WHOM) $(WHERE)

take-down: $(VENV)/.run  ## an article off the pages, lists and feeds, or back (ARTICLE=id or address REASON="public" [BY=] [RESTORE=1] [ENV=prod])
	@$(RUN) -m tools.local.take_down --article "$(ARTICLE)" --reason "$(REASON)" $(if $(BY),--by "$(BY)") $(if $(RESTORE),--restore) $(WHERE)

adopt: $(VENV)/.run  ## a change of an authority's rule, by a notice (SOURCE=nrb RULE=peg INSTRUMENT=INR VALUE=1.62 FROM=2026-12-01 EVIDENCE=https://... REASON="..." [SHA256= BY= NAME= NAME_NE=], or REVOKE=1; [ENV=prod])
	@$(RUN) -m tools.local.adopt --source "$(SOURCE)" $(NOTICE) $(WHERE)

decide: $(VENV)/.run  ## what a decision on days off, or a row of months, changes; accepted with APPLY=1 (FILE=eid.json [EVIDENCE=eid.pdf BY= APPLY=1 ENV=prod])
	@$(RUN) -m tools.local.decide --file "$(FILE)" $(if $(EVIDENCE),--evidence "$(EVIDENCE)") $(if $(BY),--by "$(BY)") $(if $(APPLY),--apply) $(WHERE)

redrive: $(VENV)/.run  ## run again what failed and lies in the queues, or one message; what fails again stays ([ID=] [ENV=prod])
	@$(RUN) -m tools.local.redrive $(if $(ID),--id "$(ID)") $(WHERE)

queues: $(VENV)/.run  ## what waits in the queues, and what lies in those of failed runs and links, taking nothing ([ENV=prod])
	@$(RUN) -m tools.local.queues $(WHERE)

fixture: $(VENV)/.run  ## record one answer for tests or a recorded web (URL=https://... [NAME=] [DIR=recorded] [ACCEPT=text/html])
	@$(RUN) -m tools.local.fixture "$(URL)" $(if $(NAME),--name "$(NAME)") $(if $(DIR),--dir "$(DIR)") $(if $(ACCEPT),--accept "$(ACCEPT)")

try: $(VENV)/.run  ## what a source's recorded answer is read as: rows, rules, verdict (SOURCE=nrb [RECORDED=DIR] [LIVE=1])
	@$(RUN) -m tools.local.try_source --source "$(SOURCE)" $(if $(RECORDED),--recorded "$(RECORDED)") $(if $(LIVE),--live)

new-source: $(VENV)/.run  ## begin a source of rates from one answer of the network (KEY=bank URL=https://... [ACCEPT=text/html])
	@$(RUN) -m tools.local.new source "$(KEY)" "$(URL)" $(if $(ACCEPT),--accept "$(ACCEPT)")

new-outlet: $(VENV)/.run  ## begin an outlet from its feed (KEY=paper URL=https://.../feed)
	@$(RUN) -m tools.local.new outlet "$(KEY)" "$(URL)"

generate: $(VENV)/.run  ## write what follows from the declarations of sources and outlets
	@$(RUN) -m tools.generate

drill: $(VENV)/.run  ## wrong answers through the whole flow, counted, resumable (N=100000 SEED=1 [CASE=17] [JOBS=2] [RECORDED=DIR])
	@$(RUN) -m tools.drill

drill-time: $(VENV)/.run  ## market days with revisions, misprints, outages, new regimes, against what was said (N=100000 SEED=1 [CASE=16] [JOBS=2])
	@$(RUN) -m tools.drill.timeline

drill-fuel: $(VENV)/.run  ## pages of fuel in the 46 ways and its own, counted, resumable (N=20000 SEED=1 [CASE=17] [KIND=] [JOBS=2])
	@$(RUN) -m tools.drill.fuel

drill-banks: $(VENV)/.run  ## answers of banks in the 46 ways and their own, counted, resumable (N=20000 SEED=1 [CASE=17] [KIND=] [JOBS=2])
	@$(RUN) -m tools.drill.banks

drill-vegetables: $(VENV)/.run  ## answers of the vegetables' board in the 46 ways and its own, counted, resumable (N=20000 SEED=1 [CASE=17] [KIND=] [JOBS=2])
	@$(RUN) -m tools.drill.vegetables

mutants: $(VENV)/.dev  ## small changes of consensus, series writer and Bikram Sambat that no test notices ([ONLY=consensus] [JOBS=2])
	@$(RUN) -m tools.mutants $(ONLY)

guards: $(VENV)/.dev  ## every bound, escape and condition removed one by one, and the test that notices ([ONLY=fetching] [JOBS=2])
	@$(RUN) -m tools.guards $(ONLY)

costs: $(VENV)/.run  ## docs/costs.md anew: what a month costs, by the template, what tests hold and list prices
	@$(RUN) -m tools.costs

bench: $(VENV)/.dev .frameworks/.installed valgrind chromium  ## docs/performance.md anew: what `make build` made beside boto3, Flask and FastAPI ([ONLY=cold])
	@$(RUN) -m tools.bench.performance $(ONLY)

bench-import: $(VENV)/.run  ## what the read function's cold import costs beside boto3's
	@$(RUN) -m tools.bench.read_import

bench-calendar: $(VENV)/.dev  ## the calendar against other libraries, an independent sun and printed days
	@$(RUN) -m tools.bench.calendar

bench-export: $(VENV)/.run  ## an export of ten years of rates and three of articles: time, memory, bytes
	@$(RUN) -m tools.bench.export

bench-archive: $(VENV)/.run  ## a day of the open archive after ten years of rates: time, memory, bytes
	@$(RUN) -m tools.bench.archive

bench-lateness: $(VENV)/.run  ## false alarms over nine years of holidays, and when a source that stops is known
	@$(RUN) -m tools.bench.market_days

bench-vegetables: $(VENV)/.run  ## every bundled day of vegetables as a run: days refused, rows held, new names
	@$(RUN) -m tools.bench.vegetables

bench-boards: $(VENV)/.run  ## what a run of a board costs in reads, writes and time, beside a table of series in the same process
	@$(RUN) -m tools.bench.board_runs

bench-pages: $(VENV)/.dev chromium  ## first paint, bytes and shift of the pages of a running system on a slow line, beside an empty page ([URL=http://127.0.0.1:8000])
	@$(RUN) -m tools.bench.pages $(URL)

label: $(VENV)/.dev  ## pages of an outlet to be corrected by a person, outside the repository, and how they are read (DIR=../labels OUTLET=setopati [NUMBER=5] [ENV=prod], or PAGE=saved.html URL=https://..., or SCORE=1)
	@$(RUN) -m tools.label --dir "$(DIR)" $(if $(OUTLET),--outlet "$(OUTLET)") $(if $(NUMBER),--number "$(NUMBER)") \
		$(if $(PAGE),--page "$(PAGE)") $(if $(URL),--url "$(URL)") $(if $(SCORE),--score) $(WHERE)

bench-kinds: $(VENV)/.dev  ## which pages pass as articles, by points of other sites; ARGS=--fit: the points anew ([DIR=captures/articles])
	@$(RUN) -m tools.bench.kinds $(if $(DIR),--dir "$(DIR)") $(ARGS)

bench-nepal: $(VENV)/.dev  ## reading the sixty pages in the shapes of the outlets of Nepal
	@$(RUN) -m tools.bench.nepal

bench-extraction: $(VENV)/.dev .frameworks/.installed  ## reading articles against trafilatura, by what `make build` made if it did: accuracy, speed, cost ([DIR=captures/articles] [EVERY=4] [ONLY=pace])
	@$(RUN) -m tools.bench.extraction $(if $(DIR),--dir "$(DIR)") $(if $(EVERY),--every "$(EVERY)") $(if $(ONLY),--only "$(ONLY)")

bench-search: $(VENV)/.run  ## search at 100,000 articles: size, time, start, spellings, cost (DIR=captures/news-days)
	@$(RUN) -m tools.bench.search --dir "$(DIR)"

train-reader: .venv-train/.train  ## the reader of bodies anew, and its score on sites that it never saw ([DIR=captures/articles ARGS=--score-only])
	@PYTHONPATH=layers/shared exec .venv-train/bin/python -m tools.bench.reading $(if $(DIR),--dir "$(DIR)") $(ARGS)

package: $(VENV)/.dev | node  ## the calendar as packages for Python and npm, into dist/ (docs/packages.md)
	@$(RUN) -m tools.packages

month-row: $(VENV)/.run  ## a published year into the table of months, and the packages' next version (YEAR=2084 MONTHS="31 32 ..." SOURCE="...")
	@$(RUN) -m tools.packages.month_row --year "$(YEAR)" --months "$(MONTHS)" --source "$(SOURCE)"

openapi: $(VENV)/.run  ## the OpenAPI document anew, from the types of answers and the endpoints
	@$(RUN) -m tools.openapi

vendor:  ## fetch the chart library as locked in web/package-lock.json (needs npm)
	cd web && npm ci --ignore-scripts --no-audit --no-fund
	cp web/node_modules/uplot/dist/uPlot.iife.min.js web/node_modules/uplot/dist/uPlot.min.css web/node_modules/uplot/LICENSE web/assets/uplot/
	rm -rf web/node_modules

lock: $(VENV)/.dev  ## renew requirements/*.txt from requirements/*.in
	for name in run dev sam train bench; do $(VENV)/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		requirements/$$name.in --output-file requirements/$$name.txt || exit 1; done

clean:  ## remove environments, builds and what a run left
	rm -rf .venv .venv-sam .venv-train .frameworks dist $(NODE_MODULES) .aws-sam .local .mypy_cache .pytest_cache .ruff_cache .hypothesis

# --- environments ---------------------------------------------------------------------------------------------------

%/bin/python:
	@$(if $(PYTHON),,echo "Python 3.11, 3.12 or 3.13 is needed (name it with PYTHON=...)" >&2; exit 1)
	@$(PYTHON) -c '$(SUPPORTED)' || { echo "$(PYTHON) is not Python 3.11, 3.12 or 3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) has no venv: install it first (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $*

# uv is many times faster; where it cannot be had or cannot reach the index, pip does the same.
define install
@echo "Installing $<"
@$(1)/bin/python -m pip install --quiet $(UV) 2>/dev/null || true
@$(1)/bin/uv pip install --quiet --python $(1)/bin/python --require-hashes -r $< 2>/dev/null || \
	$(1)/bin/python -m pip install --quiet --require-hashes -r $<
endef

$(VENV)/.run: requirements/run.txt $(VENV)/bin/python
	$(call install,$(VENV))
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/bin/python
	$(call install,$(VENV))
	@touch $@ $(VENV)/.run

# The tests of the pages look at them in a browser.
chromium:
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && echo "Installing chromium" && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium >/dev/null; } || \
		{ echo "the tests of the pages need chromium: install it first (Debian: apt-get install chromium)" >&2; exit 1; }

# Counts instructions, which no other work of the machine changes.
valgrind:
	@command -v valgrind >/dev/null || { test "$$(id -u)" = 0 && echo "Installing valgrind" && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends valgrind >/dev/null; } || \
		{ echo "the count of a cold start needs valgrind: install it first (Debian: apt-get install valgrind)" >&2; exit 1; }

# The TypeScript client is installed, compiled and run.
node:
	@command -v npm >/dev/null || { test "$$(id -u)" = 0 && echo "Installing nodejs and npm" && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends nodejs npm >/dev/null; } || \
		{ echo "the tests of the TypeScript client need Node 18 and npm: install them first (Debian: apt-get install nodejs npm)" >&2; exit 1; }

$(NODE_MODULES)/.installed: examples/typescript/package-lock.json | node
	@echo "Installing $<"
	@cd examples/typescript && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.venv-sam/.sam: requirements/sam.txt .venv-sam/bin/python
	$(call install,.venv-sam)
	@touch $@

# For Lambda's Python, which has them on its path and is no environment of theirs. What reads articles is among them: the
# artifact has it for Lambda's processor.
.frameworks/.installed: requirements/bench.txt layers/reading/requirements.txt $(VENV)/.run
	@echo "Installing $<"
	@$(VENV)/bin/uv pip install --quiet --python "$$($(RUN) -m tools.local.lambda_python)" --target .frameworks \
		--require-hashes -r $< -r layers/reading/requirements.txt
	@touch $@

.venv-train/.train: requirements/train.txt .venv-train/bin/python
	$(call install,.venv-train)
	@touch $@
