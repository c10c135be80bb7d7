"""The freshness of rates: written into the ready answers for all time to come, and told of one instant."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from chautari.core.json_types import JsonObject
from chautari.rates.model.freshness import stretches
from chautari.rates.model.publication_schedule import PublicationSchedule


def foretell(
    rates: Iterable[JsonObject], rhythm: PublicationSchedule, closed: Mapping[date, str], trouble: str
) -> None:
    """Put into each of `rates` what will hold of it and when: null where nothing is served."""
    for rate in rates:
        rate["freshness"] = _foretold(rate, rhythm, closed, trouble) if "date" in rate else None


def _foretold(rate: JsonObject, rhythm: PublicationSchedule, closed: Mapping[date, str], trouble: str) -> JsonObject:
    held, last = rate.get("held"), date.fromisoformat(rate["date"])
    why = f"what was read for {held['date']} is held" if held else trouble
    return {
        "date": rate["date"],
        "date_bs": rate["date_bs"],
        "observed_at": rate["observed_at"],
        "next_expected_at": rhythm.next_due(last, closed).isoformat(),
        "stretches": [
            {"since": each.since.isoformat() if each.since else None, "state": each.state, "reason": each.reason}
            for each in stretches(rhythm, last, closed, why)
        ],
    }


def told(foretold: JsonObject | None, now: datetime) -> JsonObject | None:
    """What holds at `now`."""
    if foretold is None:
        return None
    present = [each for each in foretold["stretches"] if each["since"] is None or _since(each) <= now][-1]
    about = {name: said for name, said in foretold.items() if name != "stretches"}
    return {"state": present["state"], "reason": present["reason"], **about}


def next_change(foretold: JsonObject | None, now: datetime) -> datetime | None:
    """The instant after `now` at which something else holds, None where that never comes by the clock alone."""
    later = [_since(each) for each in foretold["stretches"] if each["since"]] if foretold else []
    return next((since for since in later if since > now), None)


def _since(stretch: JsonObject) -> datetime:
    return datetime.fromisoformat(stretch["since"])
