"""A few weeks of rates and three years of almanacs, put into the table through the store's own functions.

None of the rates was ever a real one.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from chautari.calendar.almanac import build
from chautari.calendar.publish import part_renewal
from chautari.calendar.store import years as calendar
from chautari.calendar.store.part_items import MadeOf
from chautari.composition.composer import compose
from chautari.dynamodb import archive_record, keys, read_models
from chautari.dynamodb.table import Table, write
from chautari.markets.ingest import board_run
from chautari.markets.sources import kalimati
from chautari.nepali.clock import NPT
from chautari.rates.ingest import projections
from chautari.rates.model.correction import Correction, CorrectionCause, PublishedRate
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.job_run import JobRun
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.publication_schedule import SATURDAY
from chautari.rates.model.series import MarketDay, Revision, Series, Status
from chautari.rates.store import corrections, health, job_runs, series_writer
from chautari.rates.validation import rules as checks
from chautari.watch.model.condition import Condition
from chautari.watch.model.incident import Watch, after_look
from chautari.watch.store import watch_state
from tests.api import bank_data
from tests.api.news import data
from tests.support import factories
from tests.support.factories import market_day, source_health
from tests.support.fuel_page import fuel_page, run_fuel
from tests.support.shelf import shelf
from tools.drill.kalimati import NOON, RADISH, Printed, web

NOW = "2026-08-17T18:00:00+05:45"
EARLIER = "2026-08-17T12:00:00+05:45"
AT = datetime.fromisoformat(NOW)
TODAY = date(2026, 8, 17)
FIRST = date(2026, 6, 1)
HELD = date(2026, 8, 12)
YEARS = (2082, 2083, 2084)


def reading(source: str, on: date, figures: dict[str, str], unit: int | None = None, revision: int = 1) -> Observation:
    """A reading made at half past eleven of its day."""
    observed_at = datetime.combine(on, time(11, 30), NPT)
    return factories.observation(source, figures, unit, observed_at=observed_at, revision=revision)


def metal_day(on: date, tola: str, ten: str | None = None, status: Status = "confirmed") -> MarketDay:
    """A market day on which the Federation and a republisher say the same."""
    figures = {"tola": tola, **({"10g": ten} if ten else {})}
    readings = (reading("fenegosida", on, figures), reading("nepalipatro", on, {"tola": tola}))
    reasons = (RuleViolation("jump", "on one reading"),) if status == "held" else ()
    return market_day(on, *readings, status=status, agreeing=("fenegosida", "nepalipatro"), reasons=reasons)


def forex_day(on: date, buy: str | None, sell: str | None, unit: int = 1) -> MarketDay:
    """A day of the bank's table."""
    figures = {name: text for name, text in (("buy", buy), ("sell", sell)) if text is not None}
    return market_day(on, reading("nrb", on, figures, unit), status="official")


def market_days(first: date = FIRST, last: date = TODAY) -> Iterable[tuple[int, date]]:
    """Every day but Saturdays, numbered."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return enumerate(day for day in days if day.weekday() != SATURDAY)


def gold() -> list[MarketDay]:
    """Gold rises by 100 a market day; one day is held; the last two are those of the issue."""
    rising = [
        metal_day(on, str(290000 + 100 * number), status="held" if on == HELD else "confirmed")
        for number, on in market_days(last=date(2026, 8, 14))
    ]
    return [*rising, metal_day(date(2026, 8, 16), "305200", "261660"), metal_day(TODAY, "306800", "263030")]


def everything() -> dict[str, Series]:
    """A series for every instrument: silver and four currencies beside gold, and none of the rest."""
    days = {
        "gold": gold(),
        "silver": [metal_day(date(2026, 8, 16), "4710", "4038"), metal_day(TODAY, "4770", "4089.50")],
        "USD": [
            forex_day(on, f"{140 + number / Decimal(100)}", f"{141 + number / Decimal(100)}")
            for number, on in market_days()
        ],
        "INR": [forex_day(TODAY, "160.00", "160.15", 100)],
        "JPY": [forex_day(TODAY, "9.51", "9.55", 10)],
        "KWD": [forex_day(TODAY, "455.10", None)],
    }
    return {key: Series(key, days.get(key, ())) for key in INSTRUMENTS}


def revisions(series: Series) -> list[Revision]:
    """What stands behind the last two days of a series."""
    rules = checks.rules_for(INSTRUMENTS[series.instrument].market)
    proof = Provenance(f"https://{series.instrument}.example/", "0" * 64, 512, "1f2e3d4c5b6a", rules)
    days = list(series)[-2:]
    return [Revision(day.date, reading, proof) for day in days for reading in day.observations]


def stock(table: Table) -> None:
    """Store everything and publish it, as a run does."""
    stock_rates(table)
    stock_calendar(table)
    projections.rebuild(table, ("metals", "forex"), AT)
    stock_board(table)
    run_fuel(table, fuel_page())
    bank_data.stock(table, TODAY, AT)
    stock_record(table)
    stock_archive(table)
    data.stock(table, range(8))
    data.stock_feeds(table)
    data.stock_story(table)
    compose(table, AT)


def stock_rates(table: Table) -> None:
    """Store the series of every instrument, without a calendar."""
    for series in everything().values():
        if len(series):
            series_writer.write_years(table, series_writer.changed_years((), series, AT), revisions(series))


def stock_board(table: Table) -> None:
    """Store a board of vegetables, with one new name and one row that is held."""
    printed = Printed().with_price("tamarilo", "100.00", "120.00", "110.00", name=("Tamarillo", "टमारिलो"))
    fetch = web(printed.with_price(RADISH, "30.00", "250.00", "140.00"))
    board_run.run(kalimati.SOURCE, fetch, table, shelf(), NOON)


def stock_record(table: Table) -> None:
    """Note two sources, their runs, and a correction of gold."""
    for source in ("fenegosida", "nrb"):
        failure = {"kind": "unreachable", "detail": "521"}
        at = NOW if source == "nrb" else EARLIER
        rhythm = {"due": "11:30", "saturdays": False}
        health.put(
            table,
            source_health(source, at=at, market="metals", rhythm=rhythm),
        )
        job_runs.add(table, JobRun(source, keys.instant(datetime.fromisoformat(EARLIER)), failure=failure))
        job_runs.add(table, JobRun(source, keys.instant(AT), 4, 2, 0, {"positive": 1}, str(TODAY)))
    before = PublishedRate("provisional", "fenegosida", {"tola": "305100"}, None, ())
    after = PublishedRate("held", "fenegosida", None, None, (("readings_disagree", "nepalipatro says 305200"),))
    causes = (CorrectionCause("nepalipatro", "2026-08-16", 1, None),)
    correction = Correction("gold", "2026-08-16", "withdrawn", before, after, causes)
    write(table, [corrections.put(table, keys.correction("gold", 2026, AT, 2), [correction])], "corrections")
    unread = Condition("source", "fenegosida", "the Federation does not answer since 2026-08-17 12:00")
    watch = after_look(Watch({}), [unread, Condition("failed-runs", "", "1 run failed")], AT)
    watch_state.put(table, watch, 1, watch.pending)


def stock_archive(table: Table) -> None:
    """Record two days of the open archive: the first unsigned, the second with the file of the first."""
    file = {"name": "metals-2026.csv.gz", "path": "2026-08-16/metals-2026.0f3a9c21.csv.gz", "rows": 70}
    kept = {"size": 900, "files": [{**file, "media_type": "application/gzip", "size": 900, "sha256": "0f3a9c21" * 8}]}
    previous = {"date": "2026-08-16", "sha256": "1" * 64}
    first, second = TODAY - timedelta(days=1), TODAY
    archive_record.put(table, first, {**kept, "sha256": "1" * 64, "previous": None, "signed": False})
    archive_record.put(table, second, {**kept, "sha256": "2" * 64, "previous": previous, "signed": True})


def stock_calendar(table: Table, years: Iterable[int] = YEARS) -> None:
    """Publish the almanacs of some BS years, that of 2083 with the government's list of holidays."""
    for year in years:
        write(table, _puts_of(table.name, year), "a year and its parts")


@cache
def _puts_of(table_name: str, year: int) -> list[dict[str, Any]]:
    """What writes a year and its parts: each module of tests has a table of its own, and all the same calendar."""
    table, built = Table(None, table_name), build.almanac(year, build.bundled_list(year))
    view = read_models.ready(built.document(), 1)
    of_parts = part_renewal.renewed(table, built, view.etag, MadeOf("", 0), TODAY)
    return [*calendar.puts_of_year(table, year, view), *of_parts]
