"""Changes of an event: their number and their instant never go back."""

from datetime import UTC, datetime, timedelta

from chautari.calendar.model import event_change
from chautari.calendar.model.event_change import EventChange, EventForm

NOW = datetime(2026, 8, 17, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_change_after_one_of_a_clock_that_was_ahead_is_of_the_same_instant() -> None:
    ahead = EventChange(3, NOW + HOUR)
    assert event_change.next_change(ahead, NOW) == EventChange(4, NOW + HOUR)
    assert event_change.next_change(ahead, NOW + 2 * HOUR) == EventChange(4, NOW + 2 * HOUR)
    assert event_change.next_change(None, NOW) == EventChange(1, NOW)


def test_a_form_after_one_of_a_clock_that_was_ahead_is_of_the_same_instant() -> None:
    kept = EventForm("a", NOW + HOUR)
    assert event_change.renewed_form(kept, "b", NOW) == EventForm("b", NOW + HOUR)
    assert event_change.renewed_form(kept, "a", NOW + 2 * HOUR) is kept
