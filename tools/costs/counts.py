"""Counts of a stage in a month: what the template and the declarations say, what tests hold, and what is assumed."""

import re
from typing import Any

from tools.costs.model import DAYS, Counts
from tools.local import template

# Of one run, measured with recorded answers or as declared; memory is the template's.
SECONDS = {
    "RatesFunction": 1.0,
    "FeedsFunction": 1.0,
    "CalendarFunction": 4.0,
    "WatchFunction": 1.0,
    "ExportFunction": 60.0,
}
# Units of an article that is new: held by tests/news/ingest/test_cost.py.
STORED_WRITES, STORED_READS = 78, 22
# Of joining it into stories, five articles a run: a fifth of the window of 72 hours (205 units), lexicon, ready list,
# state; and the article. Written are its report, pointer and story, and a fifth of the ready list (40 kB) and state.
JOINED_WRITES, JOINED_READS = 34, 60
ARTICLE_WRITES, ARTICLE_READS = STORED_WRITES + JOINED_WRITES, STORED_READS + JOINED_READS
# Rounded up from what is declared, so that a further source or outlet needs no new document: tests/template.
OUTLETS, POLLS_A_DAY = 20, 100
# Polls of boards and of banks, each of a bank's one address or of all of a board's.
BOARD_POLLS_A_DAY, ADDRESSES = 110, 2
# Of a run that changes a board of a hundred rows or the answer of all banks: some 20 kB in one transaction, which
# counts twice; and what it reads before, in units of 4 kB.
BOARD_WRITES, BOARD_READS = 40, 10
# Assumed: forty new articles a day of each outlet, three seconds of 1 GB for one, and a third more to join it.
ARTICLES_A_DAY, ARTICLE_SECONDS = 40, 3.3
# Assumed: the edge answers nine of ten requests; an answer is 10 kB and takes 30 ms of 1 GB; /v1/home has 9 read units.
HITS, KILOBYTES, ANSWER_SECONDS, ANSWER_READS = 0.9, 10, 0.03, 9
# Of a run of any function: a look of the watcher reads most, about 40 items of 1 kB; half the runs of feeds write one.
RUN_READS, RUN_WRITES = 20, 1.5
# Of a night's export, besides: an ordinary night makes about 500 batch reads of up to 100 items (docs/export.md).
EXPORT_READS, EXPORT_PUTS, EXPORT_GB = 50_000, 300, 3.0
# UnexpectedErrors, RowsStored, SourcesFailed, ArticlesStored, LinksFailed.
OWN_METRICS = 5


def of_stage(requests: float) -> Counts:
    """The counts of one stage with `requests` of readers a month, after a year of running."""
    described = template.read()
    functions = described.resources("Function")
    runs = {name: firings(_schedule(functions[name])) * DAYS for name in SECONDS}
    articles = OUTLETS * ARTICLES_A_DAY * DAYS
    return Counts(
        runs=runs,
        seconds=SECONDS,
        memory_gb={name: functions[name].get("MemorySize", 512) / 1024 for name in SECONDS},
        run_writes=RUN_WRITES,
        run_reads=RUN_READS,
        articles=articles,
        article_seconds=ARTICLE_SECONDS,
        article_writes=ARTICLE_WRITES,
        article_reads=ARTICLE_READS,
        requests=requests,
        hits=HITS,
        kilobytes=KILOBYTES,
        answer_seconds=ANSWER_SECONDS,
        answer_reads=ANSWER_READS,
        metrics=OWN_METRICS,
        alarms=sum(resource["Type"] == "AWS::CloudWatch::Alarm" for resource in described.body["Resources"].values()),
        stored_gb=3,
        evidence_gb=2,
        board_runs=BOARD_POLLS_A_DAY * DAYS,
        board_writes=BOARD_WRITES,
        board_reads=BOARD_READS,
        evidence_puts=(POLLS_A_DAY + BOARD_POLLS_A_DAY * ADDRESSES) * DAYS * 2,
        export_reads=EXPORT_READS * DAYS,
        export_puts=EXPORT_PUTS * DAYS,
        export_gb=EXPORT_GB,
        log_gb=0.5,
    )


def _schedule(function: dict[str, Any]) -> str:
    (event,) = function["Events"].values()
    return str(event["Properties"]["ScheduleExpression"])


def firings(expression: str) -> int:
    """How often `cron(m h * * ? *)` fires a day; m is a minute or `a/b`, h an hour or `*`. Raises ValueError."""
    match = re.fullmatch(r"cron\((\d+)(?:/(\d+))? (\d+|\*) \* \* \? \*\)", expression)
    if match is None:
        raise ValueError(f"{expression}: neither a time of the day nor a distance in minutes")
    first, step, hour = int(match[1]), match[2], match[3]
    return (len(range(first, 60, int(step))) if step else 1) * (24 if hour == "*" else 1)
