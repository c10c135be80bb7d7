"""What a person, a correction or the passing of days adds to a system that was filled by its own functions."""

from datetime import date, datetime, timedelta
from typing import Any

from chautari.calendar.model.notice import Notice
from chautari.news.stories.story import Member, Story
from chautari.rates.model.rule_incident import RepeatedContradiction
from chautari.rates.model.rule_notice import RuleNotice
from chautari.watch.model.incident import Incident
from tests.support.decisions import decision

NOW = datetime.fromisoformat("2026-08-17T18:00:00+05:45")
_OLD = datetime.fromisoformat("2026-08-10T12:00:00+05:45")


def _story(name: str, at: datetime, *sources: str) -> Story:
    members = (
        Member(f"{key}-0000000000ff", "e1", key, key.title(), "ne", "पहिरो", f"https://{key}.example/", "", at, "")
        for key in sources
    )
    return Story(name, tuple(members), at)


CLOSED_STORY = _story("s50c300000001", _OLD, "setopati")
GOING_ON = _story("s50ca00000001", NOW - timedelta(hours=2), "ratopati", "setopati")
RULE_NOTICE = RuleNotice("nrb", 1, "peg", "INR", "1.62", "2026-12-01", "words", "", "why", "operator", NOW.isoformat())
CONTRADICTION = RepeatedContradiction("peg", "INR", "1.62", "162.00", ("2026-08-16", "2026-08-17"))
INCIDENT = Incident("source", "nrb", "The bank is down.", 1, NOW, NOW, NOW)
OF_2090 = {
    "year": 2090,
    "source": "gazette",
    "published_on": "2026-08-01",
    "holidays": [
        {"key": "labour-day", "date": "2033-05-01", "ne": "श्रमिक दिवस", "en": "Labour Day", "scope": "national"}
    ],
}
NOTICE = Notice(
    *("holidays", 2090, 1, "gazette", "2026-08-01", NOW.isoformat(), "s3://notices/calendar/2090.json", "0" * 64),
    document=OF_2090,
)
DECISION = Notice(
    *("decision", 2083, 1, "the ministry", "2026-08-01", NOW.isoformat(), "s3://notices/calendar/eid.json", "1" * 64),
    document=decision(),
)
ARCHIVED_ON = date(2026, 8, 17)
ARCHIVED_DAY: dict[str, Any] = {"sha256": "0" * 64, "previous": None, "signed": False, "size": 0, "files": []}
