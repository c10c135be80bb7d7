"""What counts as a correction of what had been given out, and what does not."""

from datetime import date

import pytest

from chautari.rates.ingest.corrections import corrections, kind_of
from chautari.rates.model.correction import CorrectionCause
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.series import MarketDay, Revision, SeriesYear, Status, Verdict
from chautari.rates.store.series import series_of
from chautari.rates.store.series_writer import changed_years
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY, observation, rate, tola
from tests.support.observations import evaluated_series as judged

PROVISIONAL: Status = "provisional"
CONFIRMED: Status = "confirmed"
OFFICIAL: Status = "official"
HELD: Status = "held"
GOLD, USD = INSTRUMENTS["gold"], INSTRUMENTS["USD"]


def day(status: Status, *readings: Observation) -> MarketDay:
    reasons = (RuleViolation("jump", "too far"),) if status == HELD else ()
    return MarketDay(MONDAY, readings, Verdict(status, readings[0].source, (), reasons))


ONE, OTHER = tola("fenegosida", 306800), tola("fenegosida", 307000)
BOTH = observation("fenegosida", {"tola": "306800.00", "10g": "263030"})


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (day(PROVISIONAL, ONE), day(PROVISIONAL, OTHER), "changed"),
        (day(CONFIRMED, ONE), day(PROVISIONAL, OTHER), "changed"),
        (
            day(PROVISIONAL, BOTH),
            day(PROVISIONAL, observation("fenegosida", {"tola": "306800", "10g": "1"})),
            "changed",
        ),
        (day(PROVISIONAL, ONE), day(HELD, OTHER), "withdrawn"),
        (day(PROVISIONAL, ONE), day(HELD, ONE), "withdrawn"),
        (day(HELD, ONE), day(CONFIRMED, ONE), "released"),
        (day(CONFIRMED, ONE), day(PROVISIONAL, ONE), "weakened"),
        (day(PROVISIONAL, ONE), day(CONFIRMED, ONE), None),
        (day(PROVISIONAL, ONE), day(PROVISIONAL, tola("nepalipatro", "306800.00")), None),
        (day(PROVISIONAL, ONE), day(CONFIRMED, BOTH), None),
        (day(PROVISIONAL, BOTH), day(PROVISIONAL, ONE), None),
        (day(HELD, ONE), day(HELD, OTHER), None),
    ],
)
def test_kinds(old: MarketDay, new: MarketDay, kind: str | None) -> None:
    assert kind_of(GOLD, old, new) == kind


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
    assert kind_of(USD, day(OFFICIAL, before), day(OFFICIAL, after)) == kind


def revision(on: date, said: Observation, reason: str | None = None) -> Revision:
    return Revision(on, said, Provenance("https://board.example/", "0" * 64, 2, "1", (), reason))


def test_a_correction_names_both_sides_and_the_revision_that_made_it() -> None:
    before = [SeriesYear("gold", 2026, 1, tuple(judged("gold", {MONDAY: [ONE]})))]
    again = tola("fenegosida", 307000, revision=2)
    moved = changed_years(before, judged("gold", {MONDAY: [again]}), NOW)
    (found,) = corrections(before, moved, [revision(MONDAY, again, "parser mended")])
    assert (found.instrument, found.date, found.kind) == ("gold", "2026-08-17", "changed")
    assert (found.before.figures, found.after.figures) == ({"tola": "306800"}, {"tola": "307000"})
    assert found.causes == (CorrectionCause("fenegosida", "2026-08-17", 2, "parser mended"),)


def test_a_day_that_is_judged_anew_because_of_another_names_that_one() -> None:
    before = [SeriesYear("gold", 2026, 1, tuple(judged("gold", {FRIDAY: [tola("fenegosida", 300000)], MONDAY: [ONE]})))]
    series, late = series_of("gold", before), tola("fenegosida", 400000)
    series.put(MarketDay(MONDAY, (ONE,), Verdict("held", "fenegosida", (), (RuleViolation("jump", "too far"),))))
    moved = changed_years(before, series, NOW)
    (found,) = corrections(before, moved, [revision(FRIDAY, tola("fenegosida", 1)), revision(SUNDAY, late)])
    assert (found.kind, found.after.figures, found.after.reasons) == ("withdrawn", None, [["jump", "too far"]])
    assert found.causes == (CorrectionCause("fenegosida", "2026-08-16", 1, None),)


def test_a_first_publication_is_none() -> None:
    moved = changed_years([], judged("gold", {MONDAY: [ONE]}), NOW)
    assert corrections([], moved, [revision(MONDAY, ONE)]) == []
