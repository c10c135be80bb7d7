"""The shapes of freshness, and of the public record: sources, runs and corrections."""

from chautari.api.schemas.helpers import (
    AMOUNT,
    COUNT,
    DATE,
    DATE_BS,
    FLAG,
    INSTANT,
    TEXT,
    Schema,
    maybe,
    record,
    ref,
    rows,
    table,
)

DAY: Schema = {"date": DATE, "date_bs": DATE_BS}
FAILURE: Schema = {"kind": {"type": "string", "enum": ["unreachable", "refused", "moved", "changed"]}, "detail": TEXT}
STATE: Schema = {
    "type": "string",
    "enum": ["fresh", "carried", "late", "stale"],
    "description": "Of today; of an earlier day and rightly so; overdue by over two hours; the next is overdue too.",
}
ROWS: Schema = {"rows_read": COUNT, "rows_stored": COUNT, "rows_dropped": table(COUNT), "rows_held": COUNT}

PAUSE = record({"since": INSTANT, "reason": TEXT})

SCHEMAS: dict[str, Schema] = {
    "Freshness": record({"state": STATE, "reason": TEXT, **DAY, "observed_at": INSTANT, "next_expected_at": INSTANT}),
    "Source": record(
        {
            "key": TEXT,
            "name": TEXT,
            "home": TEXT,
            "market": {"type": "string", "enum": ["metals", "forex"]},
            "origin": TEXT,
            "rhythm": maybe(record({"due": TEXT, "saturdays": FLAG})),
            "last_run_at": INSTANT,
            "last_success_at": maybe(INSTANT),
            "last_market_date": maybe(DATE),
            "late": maybe(FLAG),
            "late_by_seconds": maybe(COUNT),
            "late_by": maybe(TEXT),
            "next_expected_at": maybe(INSTANT),
            "failures": table(COUNT),
            "last_failure": maybe(record({**FAILURE, "at": INSTANT})),
            "failing_since": maybe(INSTANT),
            "breaker": record({"open": FLAG, "next_probe_at": maybe(INSTANT)}),
            "availability": record({"days": COUNT, "runs": COUNT, "failed": COUNT, "percent": maybe(AMOUNT)}),
            "paused": maybe(PAUSE),
            "last_run": {"type": "object", "description": "Rows read, stored, held, and dropped by rule."},
        }
    ),
    "Sources": record(
        {
            "as_of": INSTANT,
            "metals_market": record({"date": DATE, "open": FLAG, "closed_for": maybe(TEXT)}),
            "sources": rows(ref("Source")),
        }
    ),
    "Run": record(
        {
            "source": TEXT,
            "at": INSTANT,
            **ROWS,
            "last_market_date": maybe(DATE),
            "failure": maybe(record(FAILURE)),
            "skipped": maybe(TEXT),
        }
    ),
    "Runs": record({"runs": rows(ref("Run")), "next": maybe(TEXT)}),
    "Given": record(
        {
            "status": {"type": "string", "enum": ["confirmed", "official", "provisional", "held"]},
            "source": TEXT,
            "figures": maybe(table(AMOUNT)),
            "unit": maybe({"type": "integer"}),
            "reasons": rows(ref("Reason")),
        }
    ),
    "Correction": record(
        {
            "instrument": TEXT,
            **DAY,
            "at": INSTANT,
            "kind": {"type": "string", "enum": ["changed", "withdrawn", "released", "weakened"]},
            "in_words": TEXT,
            "before": ref("Given"),
            "after": ref("Given"),
            "causes": rows(record({"source": TEXT, **DAY, "revision": COUNT, "reason": maybe(TEXT), "proof": TEXT})),
            "proof": TEXT,
        }
    ),
    "Corrections": record({"corrections": rows(ref("Correction")), "next": maybe(TEXT)}),
}
