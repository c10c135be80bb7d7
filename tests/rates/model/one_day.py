"""One market day as its observations come: the Sunday before was confirmed, an hour lies between two of them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from chautari.nepali.clock import NPT
from chautari.rates.model.observations import Observation
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import MarketDay, Series
from tests.support.observations import MONDAY, SUNDAY, evaluated_series, rate, tola

AT = datetime(2026, 8, 17, 11, 40, tzinfo=NPT)
TUESDAY = MONDAY + timedelta(days=1)


def after_sunday(instrument: str = "gold") -> Series:
    if instrument == "gold":
        return evaluated_series("gold", {SUNDAY: [tola("fenegosida", 292800), tola("nepalipatro", 292800)]})
    return evaluated_series(instrument, {SUNDAY: [rate("140.00", "140.60")]})


def put(series: Series, *observations: Observation, on: date = MONDAY, corrects: bool = False) -> MarketDay:
    """The day after each of `observations` came, an hour one after the other."""
    for current in observations:
        known = (earlier.observed_at for earlier in series[on].observations) if series.get(on) else ()
        at = max(known, default=AT - timedelta(hours=1)) + timedelta(hours=1)
        put_observation(series, on, replace(current, observed_at=at), corrects=corrects)
        reevaluate(series, {on})
    return series[on]


def served_figure(day: MarketDay) -> tuple[str, str]:
    return day.verdict.status, day.lead.figures["tola"]
