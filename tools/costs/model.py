"""Cost model: units of a month by what is declared and measured, times prices, less what an account has free. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

GB, MILLION = 1e9, 1e6
DAYS = 30.4


@dataclass(frozen=True, slots=True)
class Counts:
    """What a stage does in a month.

    - `runs`: by function, of its schedule. `seconds`, `memory_gb`: of one run.
    - `articles`: new ones; `article_seconds`, `article_writes`, `article_reads`: of one.
    - `board_runs`: of boards and banks; `board_writes`, `board_reads`: of one.
    - `requests`: of readers, at the edge; `hits`: the share that the edge answers; `kilobytes`: of an answer.
    - `composed_reads`, `composed_writes`: of the answers that are composed whole.
    - `proof_writes`: of market days beside their revisions, for proofs.
    - `metrics`, `alarms`: of the template.
    - `export_reads`: units that export and archive read besides those of a run; `export_puts`, `export_gb`: of its
      bucket; `archive_puts`, `archive_gb`: of the open archive; `card_puts`, `card_gb`: of the pictures to share.
    - `index_reads`: units that the index of search is made from; `index_puts`, `index_gets`, `index_gb`: its bucket's.
    - `story_writes`, `story_reads`: of joining articles into stories; `story_puts`, `story_gets`: of its one object.
    - `alert_reads`, `alert_writes`: of alerts, all their runs together.
    """

    runs: Mapping[str, float]
    seconds: Mapping[str, float]
    memory_gb: Mapping[str, float]
    run_writes: float
    run_reads: float
    articles: float
    article_seconds: float
    article_writes: float
    article_reads: float
    board_runs: float
    board_writes: float
    board_reads: float
    requests: float
    hits: float
    kilobytes: float
    answer_seconds: float
    answer_reads: float
    composed_reads: float
    composed_writes: float
    proof_writes: float
    metrics: int
    alarms: int
    stored_gb: float
    evidence_gb: float
    evidence_puts: float
    export_reads: float
    export_puts: float
    export_gb: float
    archive_puts: float
    archive_gb: float
    card_puts: float
    card_gb: float
    index_reads: float
    index_puts: float
    index_gets: float
    index_gb: float
    story_writes: float
    story_reads: float
    story_puts: float
    story_gets: float
    alert_reads: float
    alert_writes: float
    log_gb: float


class CostLine(NamedTuple):
    """One service: units, and dollars."""

    service: str
    units: str
    dollars: float


def lines(
    counts: Counts, price: Mapping[str, float], free: Mapping[str, float], share: float = 1.0
) -> Iterator[CostLine]:
    """What each service costs a month. `share`: of the account's free units that this stage may use."""

    def billed(units: float, name: str) -> float:
        return max(0.0, units - free[name] * share)

    answers = counts.requests * (1 - counts.hits)
    gb_seconds = sum(counts.runs[name] * counts.seconds[name] * counts.memory_gb[name] for name in counts.runs)
    gb_seconds += counts.articles * counts.article_seconds + answers * counts.answer_seconds
    calls = sum(counts.runs.values()) + counts.articles / 5 + answers
    yield _line(
        "Lambda, time", f"{gb_seconds:,.0f} GB s", billed(gb_seconds, "lambda_gb_seconds") * price["lambda_gb_second"]
    )
    yield _line(
        "Lambda, calls", f"{calls:,.0f}", billed(calls, "lambda_calls") / MILLION * price["lambda_million_calls"]
    )
    # The builder of the index reads less than the others, and writes to its bucket alone; alerts are counted apart.
    runs = sum(number for name, number in counts.runs.items() if name not in ("SearchFunction", "AlertsFunction"))
    writes = runs * counts.run_writes + counts.articles * counts.article_writes
    reads = runs * counts.run_reads + counts.articles * counts.article_reads + answers * counts.answer_reads
    writes += counts.board_runs * counts.board_writes + counts.story_writes + counts.alert_writes
    writes += counts.composed_writes + counts.proof_writes
    reads += counts.export_reads + counts.index_reads + counts.story_reads + counts.board_runs * counts.board_reads
    reads += counts.alert_reads + counts.composed_reads
    yield _line("DynamoDB, writes", f"{writes:,.0f}", writes / MILLION * price["dynamodb_million_writes"])
    yield _line("DynamoDB, reads", f"{reads:,.0f}", reads / MILLION * price["dynamodb_million_reads"])
    kept = billed(counts.stored_gb, "dynamodb_gb") * price["dynamodb_gb_month"]
    kept += counts.stored_gb * price["dynamodb_recovery_gb_month"]
    yield _line("DynamoDB, kept, with recovery", f"{counts.stored_gb:g} GB", kept)
    yield _line("CloudWatch, metrics", f"{counts.metrics}", billed(counts.metrics, "metrics") * price["metric_month"])
    yield _line("CloudWatch, alarms", f"{counts.alarms}", billed(counts.alarms, "alarms") * price["alarm_month"])
    logs = counts.log_gb + answers * 1_000 / GB
    yield _line("CloudWatch, logs", f"{logs:.2f} GB", billed(logs, "log_gb") * price["log_gb"])
    evidence = counts.evidence_puts / MILLION * price["s3_million_puts"] + counts.evidence_gb * price["s3_gb_month"]
    yield _line("S3, evidence", f"{counts.evidence_puts:,.0f} puts, {counts.evidence_gb:g} GB", evidence)
    export = counts.export_puts / MILLION * price["s3_million_puts"] + counts.export_gb * price["s3_gb_month"]
    yield _line("S3, export", f"{counts.export_puts:,.0f} puts, {counts.export_gb:g} GB", export)
    archive = counts.archive_puts / MILLION * price["s3_million_puts"] + counts.archive_gb * price["s3_gb_month"]
    yield _line("S3, open archive", f"{counts.archive_puts:,.0f} puts, {counts.archive_gb:g} GB", archive)
    cards = counts.card_puts / MILLION * price["s3_million_puts"] + counts.card_gb * price["s3_gb_month"]
    yield _line("S3, cards", f"{counts.card_puts:,.0f} puts, {counts.card_gb:g} GB", cards)
    index = counts.index_puts / MILLION * price["s3_million_puts"] + counts.index_gb * price["s3_gb_month"]
    index += counts.index_gets / MILLION * price["s3_million_gets"]
    yield _line("S3, index of search", f"{counts.index_puts:,.0f} puts, {counts.index_gets:,.0f} gets", index)
    stories = counts.story_puts / MILLION * price["s3_million_puts"]
    stories += counts.story_gets / MILLION * price["s3_million_gets"]
    yield _line("S3, state of stories", f"{counts.story_puts:,.0f} puts, {counts.story_gets:,.0f} gets", stories)
    yield _line("HTTP API", f"{answers:,.0f}", answers / MILLION * price["http_api_million"])
    yield from _edge(counts, price, free, share)
    messages = counts.articles * 4
    yield _line("SQS", f"{messages:,.0f}", billed(messages, "sqs_requests") / MILLION * price["sqs_million"])


def _edge(counts: Counts, price: Mapping[str, float], free: Mapping[str, float], share: float) -> Iterator[CostLine]:
    gigabytes = counts.requests * counts.kilobytes * 1_000 / GB
    requests = max(0.0, counts.requests - free["cloudfront_requests"] * share) / MILLION * price["cloudfront_million"]
    traffic = max(0.0, gigabytes - free["cloudfront_gb"] * share) * price["cloudfront_gb"]
    calls = max(0.0, counts.requests - free["cloudfront_function_calls"] * share)
    function = calls / MILLION * price["cloudfront_function_million"]
    yield _line("CloudFront, requests", f"{counts.requests:,.0f}", requests)
    yield _line("CloudFront, traffic", f"{gigabytes:,.0f} GB", traffic)
    yield _line("CloudFront, function", f"{counts.requests:,.0f}", function)


def _line(service: str, units: str, dollars: float) -> CostLine:
    return CostLine(service, units, dollars)
