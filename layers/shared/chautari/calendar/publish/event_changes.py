"""Changes of the events of a year between what is stored and what was built: what a subscriber's calendar must redo."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from itertools import product
from typing import Any

from chautari.calendar.almanac import build
from chautari.calendar.almanac import year as almanac_reader
from chautari.calendar.almanac.calendar_names import LANGUAGES
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.event_change import EventChanges, PublishedYear, next_change, of_document
from chautari.calendar.views import ics
from chautari.calendar.views.events import CalendarEvent
from chautari.calendar.views.feed_events import FEEDS, events_of

SAMPLE = 2083  # an official year with 460 observances, of which no notice can change the months


def renewed(stored: Mapping[str, Any], built: Almanac, now: datetime) -> EventChanges:
    """The changes kept in the stored document, and one more of each event that is new, gone or different in `built`.

    An event that comes back has a higher number than when it went.
    """
    changes = dict(of_document(stored))
    before, after = _events(almanac_reader.read(stored)), _events(built)
    for uid in before.keys() | after.keys():
        if before.get(uid) != after.get(uid):
            changes[uid] = next_change(changes.get(uid), now)
    return changes


@cache
def form_digest() -> str:
    """The form of all events as a digest: that of a year by rules alone, which changes with code and tables only."""
    sample = PublishedYear(build.almanac(SAMPLE, None, None, None), {})
    feeds = [ics.feed(feed, [sample], lang) for feed, lang in product(FEEDS, LANGUAGES)]
    return hashlib.sha256(b"".join(feeds)).hexdigest()[:16]


def _events(almanac: Almanac) -> Mapping[str, tuple[CalendarEvent, ...]]:
    """The events of all feeds by UID, in every language."""
    events: dict[str, tuple[CalendarEvent, ...]] = {}
    for feed, lang in product(FEEDS, LANGUAGES):
        for event in events_of(feed, almanac, lang):
            events[event.uid] = (*events.get(event.uid, ()), event)
    return events
