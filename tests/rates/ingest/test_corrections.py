"""Corrections of published days: which changes count, of which kind, and with which causes."""

from datetime import date

import pytest

from chautari.rates.ingest.corrections import correction_kind, corrections
from chautari.rates.model.correction import CorrectionCause
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.series import MarketDay, Revision, SeriesYear, Status
from chautari.rates.store.series import series_of
from chautari.rates.store.series_writer import changed_years
from tests.support.factories import market_day
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY, observation, rate, tola
from tests.support.observations import evaluated_series as series_with

PROVISIONAL: Status = "provisional"
CONFIRMED: Status = "confirmed"
OFFICIAL: Status = "official"
HELD: Status = "held"
GOLD, USD = INSTRUMENTS["gold"], INSTRUMENTS["USD"]


def day(status: Status, *readings: Observation) -> MarketDay:
    reasons = (RuleViolation("jump", "too far"),) if status == HELD else ()
    return market_day(MONDAY, *readings, status=status, reasons=reasons)


BASE, CHANGED = tola("fenegosida", 306800), tola("fenegosida", 307000)
BOTH = observation("fenegosida", {"tola": "306800.00", "10g": "263030"})


@pytest.mark.parametrize(
    ("previous", "current", "kind"),
    [
        (day(PROVISIONAL, BASE), day(PROVISIONAL, CHANGED), "changed"),
        (day(CONFIRMED, BASE), day(PROVISIONAL, CHANGED), "changed"),
        (
            day(PROVISIONAL, BOTH),
            day(PROVISIONAL, observation("fenegosida", {"tola": "306800", "10g": "1"})),
            "changed",
        ),
        (day(PROVISIONAL, BASE), day(HELD, CHANGED), "withdrawn"),
        (day(PROVISIONAL, BASE), day(HELD, BASE), "withdrawn"),
        (day(HELD, BASE), day(CONFIRMED, BASE), "released"),
        (day(CONFIRMED, BASE), day(PROVISIONAL, BASE), "weakened"),
        (day(PROVISIONAL, BASE), day(CONFIRMED, BASE), None),
        (day(PROVISIONAL, BASE), day(PROVISIONAL, tola("nepalipatro", "306800.00")), None),
        (day(PROVISIONAL, BASE), day(CONFIRMED, BOTH), None),
        (day(PROVISIONAL, BOTH), day(PROVISIONAL, BASE), None),
        (day(HELD, BASE), day(HELD, CHANGED), None),
    ],
)
def test_a_change_of_a_day_is_a_correction_of_the_expected_kind(
    previous: MarketDay, current: MarketDay, kind: str | None
) -> None:
    assert correction_kind(GOLD, previous, current) == kind


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (rate("160.00", "160.15", 100), rate("1.60", "1.6015", 1), None),
        (rate("160.00", "160.15", 100), rate("160.00", "160.15", 10), "changed"),
        (rate("160.00", "160.15", 100), rate("160.00", None, 100), "changed"),
        (rate("160.00", None, 100), rate("160.00", "160.15", 100), None),
    ],
)
def test_a_currency_is_compared_by_one_of_it(before: Observation, after: Observation, kind: str | None) -> None:
    assert correction_kind(USD, day(OFFICIAL, before), day(OFFICIAL, after)) == kind


def revision(on: date, revised: Observation, reason: str | None = None) -> Revision:
    return Revision(on, revised, Provenance("https://board.example/", "0" * 64, 2, "1", (), reason))


def test_a_correction_names_both_sides_and_the_revision_that_made_it() -> None:
    before = [SeriesYear("gold", 2026, 1, tuple(series_with("gold", {MONDAY: [BASE]})))]
    revised = tola("fenegosida", 307000, revision=2)
    updated = changed_years(before, series_with("gold", {MONDAY: [revised]}), NOW)
    (correction,) = corrections(before, updated, [revision(MONDAY, revised, "parser mended")])
    assert (correction.instrument, correction.date, correction.kind) == ("gold", "2026-08-17", "changed")
    assert (correction.before.figures, correction.after.figures) == ({"tola": "306800"}, {"tola": "307000"})
    assert correction.causes == (CorrectionCause("fenegosida", "2026-08-17", 2, "parser mended"),)


def test_a_day_re_evaluated_because_of_an_earlier_one_names_that_ones_revision() -> None:
    before = [
        SeriesYear("gold", 2026, 1, tuple(series_with("gold", {FRIDAY: [tola("fenegosida", 300000)], MONDAY: [BASE]})))
    ]
    series, late = series_of("gold", before), tola("fenegosida", 400000)
    series.put(day(HELD, BASE))
    updated = changed_years(before, series, NOW)
    (correction,) = corrections(before, updated, [revision(FRIDAY, tola("fenegosida", 1)), revision(SUNDAY, late)])
    assert (correction.kind, correction.after.figures, correction.after.reasons) == (
        "withdrawn",
        None,
        [["jump", "too far"]],
    )
    assert correction.causes == (CorrectionCause("fenegosida", "2026-08-16", 1, None),)


def test_a_first_publication_is_no_correction() -> None:
    updated = changed_years([], series_with("gold", {MONDAY: [BASE]}), NOW)
    assert corrections([], updated, [revision(MONDAY, BASE)]) == []
