"""Endpoints of the public record: source health, runs, incidents, corrections, the archive."""

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.parameters import CURSOR, DATE
from chautari.api.endpoints.rates import ISO_4217
from chautari.rates.model.instruments import CURRENCIES, METALS

MOST_ROWS, AT_ONCE = 500, 100
RECORD = ("record",)
MOST_DAYS, DAYS_AT_ONCE = 50, 5
LIMIT = Parameter("limit", "Most rows in one answer.", str(AT_ONCE), default=str(AT_ONCE), most=MOST_ROWS)
DAYS = Parameter("limit", "Most days in one answer.", str(DAYS_AT_ONCE), default=str(DAYS_AT_ONCE), most=MOST_DAYS)
INSTRUMENT = Parameter(
    "instrument",
    "Only of this metal or currency.",
    "gold",
    allowed=(*METALS, *CURRENCIES),
    adopted=ISO_4217,
)
ON = Parameter("on", "Only of this market date, AD or BS.", "2026-08-16", pattern=DATE)
SOURCE = Parameter("source", "The runs of this source alone.", "nrb", pattern="[a-z0-9]{1,40}")

ENDPOINTS = (
    Endpoint(
        "/v1/sources",
        "sources",
        "service",
        "How each source fares: last success, lateness, failures, availability.",
        "chautari.api.platform.source_health:sources",
        "chautari.api.platform.answer_types:Sources",
        composed_of=RECORD,
    ),
    Endpoint(
        "/v1/runs",
        "runs",
        "service",
        "The runs of the last 90 days, newest first: rows read, stored, dropped and held, failures.",
        "chautari.api.platform.job_runs:runs",
        "chautari.api.platform.answer_types:Runs",
        (SOURCE, LIMIT, CURSOR),
        composed_of=RECORD,
    ),
    Endpoint(
        "/v1/incidents",
        "incidents",
        "service",
        "What is wrong with the service at present, and what was announced of it, newest first.",
        "chautari.api.platform.incidents:incidents",
        "chautari.api.platform.answer_types:Incidents",
        (LIMIT, CURSOR),
        composed_of=RECORD,
    ),
    Endpoint(
        "/v1/corrections",
        "corrections",
        "service",
        "Every change of what had been given out, newest first: before, after and why.",
        "chautari.api.rates.corrections:corrections",
        "chautari.api.rates.record_types:Corrections",
        (INSTRUMENT, ON, LIMIT, CURSOR),
    ),
    Endpoint(
        "/v1/corrections.atom",
        "correctionsFeed",
        "service",
        "The newest 50 corrections as a feed (Atom, RFC 4287).",
        "chautari.api.rates.corrections:feed",
        "",
        media_types=("application/atom+xml; charset=utf-8",),
    ),
    Endpoint(
        "/v1/archive",
        "archivedDays",
        "service",
        "The open archive, newest day first: its files in open formats with hashes, chained and signed.",
        "chautari.api.platform.archived_days:archived_days",
        "chautari.api.platform.archive_types:ArchivedDays",
        (DAYS, CURSOR),
    ),
)
