"""Counts of a stage in a month: what the template and the declarations say, what tests hold, and what is assumed."""

import re
from datetime import timedelta
from typing import Any

from chautari.news.ingest.story_job import EVERY
from tools.costs import composed
from tools.costs.model import DAYS, Counts
from tools.local import template

# Of one run, measured with recorded answers or as declared; memory is the template's.
SECONDS = {
    "RatesFunction": 1.0,
    "FeedsFunction": 1.0,
    # A day on which nothing changed ends after a few reads; once in a month, and after a notice or deploy, it computes.
    "CalendarFunction": 1.5,
    "WatchFunction": 1.0,
    "ExportFunction": 60.0,
    "SearchFunction": 0.5,
    "AlertsFunction": 1.0,
}
# Units of an article that is new: held by tests/news/ingest/test_cost.py. Of the writes 14 are its own items (of 480
# words; most are shorter), four those of host and outcome, two its link's in the feed run. Of the reads ten are the
# signatures of its day, some 800 of 0.26 kB, which a new process reads; assumed: one for five articles.
ARTICLE_WRITES, ARTICLE_READS = 20, 16
# Rounded up from what is declared, so that a further source or outlet needs no new document: tests/template.
OUTLETS, POLLS_A_DAY = 20, 100
# Polls of boards and of banks, each of a bank's one address or of all of a board's.
BOARD_POLLS_A_DAY, ADDRESSES = 110, 2
# Of a run that changes a board of a hundred rows or the answer of all banks: some 20 kB in one transaction, which
# counts twice; and what it reads before, in units of 4 kB.
BOARD_WRITES, BOARD_READS = 40, 10
# Assumed: forty new articles a day of each outlet, three seconds of 1 GB for one.
ARTICLES_A_DAY, ARTICLE_SECONDS = 40, 3.0
# Assumed: the edge answers nine of ten requests; an answer is 10 kB and takes 30 ms of 1 GB; nine of ten are latest
# rates and pages of one unit at most (docs/requests.md), the tenth is a list or a history of six.
HITS, KILOBYTES, ANSWER_SECONDS, ANSWER_READS = 0.9, 10, 0.03, 1.5
# Of composed answers: a dispatch of rates reads three and their parts, stamps of parts (for that of the record the
# states of twenty outlets' feeds, of 2 kB each), the front page's and news' parts, and on 170 of 288 the status's.
# Assumed: in two of three the newest articles have changed, so that /v1/home of 4 kB is stored anew, and on sixty rates
# or their freshness, 3 kB.
COMPOSED_READS, COMPOSED_WRITES_A_DAY = 16 + 16 + 10 + 20 + 15, 192 * 4 + 60 * 3
# Of pages and the record by the part that changes most: kilobytes, and changes a day (tools/costs/composed.py).
COMPOSED_KILOBYTES = {
    "metals": 8,
    "forex": 7,
    "counter": 6,
    "boards": 7,
    "news": 8,
    "record": 4,
    "revisions": 7,
    "calendar": 7,
}
COMPOSED_CHANGES = {
    "metals": 8,
    "forex": 4,
    "counter": 6,
    "boards": 4,
    "news": 192,
    "record": 170,
    "revisions": 140,
    "calendar": 2,
}
# Assumed: sixty market days of instruments change a day, each written beside its revisions in a transaction, which
# counts twice (docs/decisions/0073-a-verdict-beside-its-revisions.md).
PROOF_WRITES_A_DAY = 60 * 2
# Of composing revisions: two pages of 300 rows of the log, of 0.9 kB each, in which a tenth are revisions.
REVISION_READS = 140
# Of a process of rates that begins, assumed twelve a day: each composed answer is read once.
COMPOSING_PROCESSES = 12
# Of a run of any function: a look of the watcher reads most, about 40 items of 1 kB; half the runs of feeds write one.
RUN_READS, RUN_WRITES = 20, 1.5
# Of a night's export, besides: an ordinary night makes about 500 batch reads (docs/export.md). 40,000 of what were
# 50,000 units are revisions of articles, which are read at half the price (tests/export/test_news_parts.py holds it).
EXPORT_READS, EXPORT_PUTS, EXPORT_GB = 30_000, 300, 3.0
# Of a night's open archive: 25 instruments of ten years of 11 kB and 131 years of the calendar of 12 kB, in units of
# 4 kB, at half the price, as nothing of the last second matters (tests/archive holds it). Written are the six files of
# the year, 1.2 MB at its end, with descriptor and signature; ten years are 13 MB (`make bench-archive`).
ARCHIVE_READS, ARCHIVE_PUTS, ARCHIVE_GB = 540, 8, 0.26
# Of cards, of 25 kB each, in two languages: eleven currencies once a day, three metals at most, the day after each of
# these and at midnight, and a day of the calendar (tests/cards holds the rest).
# Replaced ones stay for a week.
CARD_PUTS, CARD_GB = 22 + 6 + 6 + 2, 0.01
# Of the index of search: a run reads 3 units; a night's building of 100,000 articles reads as many rows of 0.7 kB at
# half the price and takes 90 s. Assumed: 54 of 100 runs find something new (800 articles in 16 hours) and write 2.3
# objects, a process that serves looks after the manifest once a minute; a night's packs are kept for a week.
INDEX_RUN_READS, INDEX_NIGHT_READS, INDEX_NIGHT_SECONDS = 3, 8_750, 90.0
INDEX_CHANGED, INDEX_PUTS, INDEX_GB, INDEX_LOOKS_A_DAY = 0.54, 2.3, 0.15, 1440
# Of stories: as often as a process joins, besides the first run of a new one (assumed: four a day). A run reads and
# replaces one object, whatever it weighs, and reads the log of some 17 articles, 5 units, and each article without
# consistency, 1 unit (tests/news/ingest/test_story_cost.py holds the calls); 4 s with 2,400 reports in the window.
JOININGS_A_DAY, JOINING_READS, JOINED_READS, JOINING_SECONDS = timedelta(days=1) // EVERY + 4, 5, 1, 4.0
# Once a day it learns from 4,000 rows of 0.7 kB at half the price. Assumed: 120 stories are closed a day, of 2 units
# each, and five maps of 5 kB are written. A process that answers looks after the object every five minutes.
LEARNING_READS, CLOSED_WRITES, STORY_LOOKS_A_DAY = 350, 120 * 2 + 5 * 5, 288
# Of alerts, assumed: twenty subscriptions with five messages a day each. A run reads the subscriptions (2 units), two
# ready answers (4), corrections, what was compared and what waits (4), and the watcher looks at what waits (1); a
# message is made (4 writes) and goes (2). Where nobody subscribed a run is one read (tests/alerts/test_runs.py).
ALERT_READS, ALERT_MESSAGES_A_DAY, ALERT_WRITES = 11, 20 * 5, 6
# UnexpectedErrors, RowsStored, SourcesFailed, ArticlesStored, LinksFailed.
OWN_METRICS = 5


def of_stage(requests: float, is_prod: bool = True) -> Counts:
    """The counts of one stage with `requests` of readers a month, after a year of running. prod alone archives."""
    described = template.read()
    functions = described.resources("Function")
    runs = {name: sum(map(firings, _schedules(functions[name]))) * DAYS for name in SECONDS}
    articles = OUTLETS * ARTICLES_A_DAY * DAYS
    joinings = JOININGS_A_DAY * DAYS
    further_seconds = INDEX_NIGHT_SECONDS * DAYS + JOINING_SECONDS * joinings
    indexing = SECONDS["SearchFunction"] + further_seconds / runs["SearchFunction"]
    return Counts(
        runs=runs,
        seconds=SECONDS | {"SearchFunction": indexing},
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
        composed_reads=runs["RatesFunction"] * COMPOSED_READS
        + (composed.of_processes(COMPOSING_PROCESSES) + COMPOSED_CHANGES["revisions"] * REVISION_READS) * DAYS,
        composed_writes=(COMPOSED_WRITES_A_DAY + composed.writes(COMPOSED_KILOBYTES, COMPOSED_CHANGES)) * DAYS,
        proof_writes=PROOF_WRITES_A_DAY * DAYS,
        metrics=OWN_METRICS,
        alarms=sum(resource["Type"] == "AWS::CloudWatch::Alarm" for resource in described.body["Resources"].values()),
        stored_gb=3,
        evidence_gb=2,
        board_runs=BOARD_POLLS_A_DAY * DAYS,
        board_writes=BOARD_WRITES,
        board_reads=BOARD_READS,
        evidence_puts=(POLLS_A_DAY + BOARD_POLLS_A_DAY * ADDRESSES) * DAYS * 2,
        export_reads=(EXPORT_READS + is_prod * ARCHIVE_READS) * DAYS,
        export_puts=EXPORT_PUTS * DAYS,
        export_gb=EXPORT_GB,
        archive_puts=is_prod * ARCHIVE_PUTS * DAYS,
        archive_gb=is_prod * ARCHIVE_GB,
        card_puts=CARD_PUTS * DAYS,
        card_gb=CARD_GB,
        index_reads=runs["SearchFunction"] * INDEX_RUN_READS + INDEX_NIGHT_READS * DAYS,
        index_puts=runs["SearchFunction"] * INDEX_CHANGED * INDEX_PUTS,
        index_gets=INDEX_LOOKS_A_DAY * DAYS,
        index_gb=INDEX_GB,
        story_writes=CLOSED_WRITES * DAYS,
        story_reads=joinings * JOINING_READS + articles * JOINED_READS + LEARNING_READS * DAYS,
        story_puts=joinings,
        story_gets=joinings + STORY_LOOKS_A_DAY * DAYS,
        alert_reads=runs["AlertsFunction"] * ALERT_READS,
        alert_writes=ALERT_MESSAGES_A_DAY * ALERT_WRITES * DAYS,
        log_gb=0.5,
    )


def _schedules(function: dict[str, Any]) -> list[str]:
    events = (event for event in function["Events"].values() if event["Type"] == "ScheduleV2")
    return [str(event["Properties"]["ScheduleExpression"]) for event in events]


def firings(expression: str) -> int:
    """How often `cron(m h * * ? *)` fires a day; m is a minute or `a/b`, h an hour or `*`. Raises ValueError."""
    match = re.fullmatch(r"cron\((\d+)(?:/(\d+))? (\d+|\*) \* \* \? \*\)", expression)
    if match is None:
        raise ValueError(f"{expression}: neither a time of the day nor a distance in minutes")
    first, step, hour = int(match[1]), match[2], match[3]
    return (len(range(first, 60, int(step))) if step else 1) * (24 if hour == "*" else 1)
