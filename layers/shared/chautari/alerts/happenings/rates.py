"""Rates: the latest of each instrument, as /v1/metals and /v1/forex answer, with the ids of /v1/rates.atom."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from chautari.alerts.happenings import titles
from chautari.alerts.model.happening import Happening
from chautari.api.endpoint import Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.rates import adopted_notices
from chautari.nepali.clock import today
from chautari.rates.model.instruments import METALS, Instrument
from chautari.rates.model.min_status import SURE_VIEW, accepts

# What was put into a message once is remembered longer (`store.messages.REMEMBERED`).
OLDEST = timedelta(days=14)
_FIGURES = ("name", "name_ne", "date", "date_bs", "price", "unit", "prices", "buy", "sell", "mid", "per_one", "change")
_TRUST = ("status", "observed_at", "agreement", "reasons", "held", "freshness", "proof")


def latest(request: Request) -> Iterator[Happening]:
    """The latest rate of each instrument that is served, but for one of weeks ago."""
    for endpoint, rows in (("metals", "metals"), ("forex", "rates")):
        for row in answer(reply_of(request, endpoint))[rows]:
            if "date" in row and today(request.now) - date.fromisoformat(row["date"]) <= OLDEST:
                instrument = adopted_notices.find(request, row.get("instrument") or row["code"])
                # One whose listing was taken back stands in the ready answer until that is made anew.
                if instrument is not None:
                    yield _happening(instrument, row)


def identity(instrument: str, on: str) -> str:
    """The id of a day's rate, as the feed of changes has it."""
    return f"urn:chautari:rate:{instrument}:{on}"


def page(instrument: str) -> str:
    """Where a person reads of a rate, without the language."""
    return "/metals" if instrument in METALS else f"/forex/{instrument}"


def _happening(instrument: Instrument, row: Mapping[str, Any]) -> Happening:
    key = instrument.key
    return Happening(
        kind="rate",
        id=identity(key, row["date"]),
        at=datetime.fromisoformat(row["observed_at"]),
        data={
            "instrument": key,
            **{name: row[name] for name in (*_FIGURES, *_TRUST) if name in row},
            "source": next((reading["source"] for reading in row["sources"] if reading["agrees"]), None),
            "url": f"/v1/proof/{row['proof']}",
        },
        page=page(key),
        titles=titles.of_rate(row),
        instrument=key,
        percent=Decimal(row["change"]["percent"]) if row["change"] else Decimal(0),
        is_sure=accepts(SURE_VIEW, instrument, row["status"]),
    )
