"""Primary keys of all items of the table. No other module builds a key, but those named after what they have keys of:
`rule_keys` of authorities, `almanac_keys`, `board_keys`, `bank_keys`, `watch_keys`, `link_keys` and `story_keys`.

| item | pk | sk |
| --- | --- | --- |
| revision of an observation, append-only | `RATE#gold` | `2026-08-17#fenegosida#0001` |
| a market day as its year has it, beside its revisions | `RATE#gold` | `2026-08-17` |
| a year of one instrument: current observations and verdicts | `SERIES#gold` | `2026` |
| read model: a response ready to serve | `VIEW#metals` | `VIEW` |
| read model as served from an instant on, append-only | `SAID#metals` | `2026-08-17T06:00:00.000000Z#000012` |
| body of an answer as it is sent | `ANSWER#home`, `ANSWER#/en/metals` | `ANSWER` |
| names of the answers that are composed of a part | `ANSWER#OF#metals` | `ANSWER` |
| days that a write of a year changed, or all, append-only | `SAID#gold#2026` | `2026-08-17T06:00:00.000000Z#000007` |
| corrections in a year, append-only | `CORRECTIONS` | `2026-08-17T06:00:00.000000Z#gold#2026#000007` |
| health of a source | `HEALTH` | `fenegosida` |
| last poll of a source: scheduled instant, number of attempts | `POLLS` | `fenegosida` |
| digest of what the last run of a source read | `READINGS` | `nrb` |
| paused sources or outlets | `PAUSES` | `rates`, `news` |
| a day of the open archive | `ARCHIVE` | `2026-08-17` |
| the restore that filled the table | `RESTORE` | `RESTORE` |
| a run of a source, expires | `RUNS#fenegosida` | `2026-08-17T06:00:00.000000Z` |
| current article | `ARTICLE#<id>` | `LATEST` |
| revision of an article, append-only | `ARTICLE#<id>` | `REVISION#0001` |
| row of a listing: `all`, `source#<key>`, `section#<key>`, `language#<ne, en>` | `ARTICLES#all` | `<listed at>#<id>` |
| change log: every write of an article in order, by UTC day | `CHANGES#2026-08-17` | `2026-08-17T06:00:00.000000Z` |
| instant of the last change, and the writes that have begun | `NEWS` | `CLOCK` |
| decision to take an article off or to put it back, append-only | `TAKEDOWNS` | `2026-08-17T06:00:00.000000Z#<id>` |
| an article that has copies, and each of them | `STORY#<id of the first>` | `<id>` |
| signature of an article (near-duplicates), by UTC day, expires | `NEAR#2026-08-17` | `<written at>#<id>` |
"""

from datetime import UTC, date, datetime
from typing import NamedTuple

HEALTH = "HEALTH"
POLLS = "POLLS"
CORRECTIONS = "CORRECTIONS"
TAKE_DOWNS = "TAKEDOWNS"
ARCHIVE = "ARCHIVE"
REVISION = "REVISION#"
# Suffix that sorts after every key of an instant and before every key of a later one.
END_OF_INSTANT = "$"


class Key(NamedTuple):
    """The primary key of an item."""

    pk: str
    sk: str


def revision(instrument: str, on: date, source: str, number: int) -> Key:
    """Revision `number` (from 1) of the observation of `instrument` by `source` for market date `on`."""
    return Key(f"RATE#{instrument}", f"{on}#{source}#{number:04}")


def day_of_rate(instrument: str, on: date) -> Key:
    """The market date `on` of an instrument, before all its revisions."""
    return Key(f"RATE#{instrument}", f"{on}")


def series(instrument: str, year: int) -> Key:
    """The AD year `year` of an instrument."""
    return Key(f"SERIES#{instrument}", f"{year:04}")


def view(name: str) -> Key:
    """The read model `name`."""
    return Key(f"VIEW#{name}", "VIEW")


def composed_answer(name: str) -> Key:
    """The composed answer `name`."""
    return Key(f"ANSWER#{name}", "ANSWER")


def composed_of(part: str) -> Key:
    """The names of the answers that are composed of `part`."""
    return Key(f"ANSWER#OF#{part}", "ANSWER")


def instant(at: datetime) -> str:
    """Format an aware instant as text that sorts by time: UTC, to the microsecond."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def view_version(name: str, at: datetime, version: int) -> Key:
    """Version `version` of the read model `name`, served from `at` on."""
    return Key(view_versions(name), f"{instant(at)}#{version:06}")


def view_versions(name: str) -> str:
    """The partition of all versions of the read model `name`."""
    return f"SAID#{name}"


def year_version(instrument: str, year: int, at: datetime, version: int) -> Key:
    """The days that version `version` of a year of an instrument changed at `at`."""
    return view_version(f"{instrument}#{year:04}", at, version)


def correction(instrument: str, year: int, at: datetime, version: int) -> Key:
    """The corrections in version `version` of a year of an instrument, made at `at`."""
    return Key(CORRECTIONS, f"{instant(at)}#{instrument}#{year:04}#{version:06}")


def run(source: str, at: datetime) -> Key:
    """The run of `source` at `at`."""
    return Key(runs_of(source), instant(at))


def runs_of(source: str) -> str:
    """The partition of the runs of `source`."""
    return f"RUNS#{source}"


def health(source: str) -> Key:
    """The health of `source`."""
    return Key(HEALTH, source)


def poll(source: str) -> Key:
    """The last poll of `source`."""
    return Key(POLLS, source)


def last_reading(source: str) -> Key:
    """What the last run of `source` read."""
    return Key("READINGS", source)


def pauses(kind: str) -> Key:
    """The paused keys of `rates` or `news`."""
    return Key("PAUSES", kind)


def archived_day(on: date) -> Key:
    """The day `on` of the open archive."""
    return Key(ARCHIVE, str(on))


def restore() -> Key:
    """The restore that filled the table, if one did."""
    return Key("RESTORE", "RESTORE")


def article(article_id: str) -> Key:
    """The current version of an article."""
    return Key(f"ARTICLE#{article_id}", "LATEST")


def article_revision(article_id: str, number: int) -> Key:
    """Revision `number` (from 1) of an article."""
    return Key(article(article_id).pk, f"{REVISION}{number:04}")


def listed(name: str, at: datetime, article_id: str) -> Key:
    """The row of an article in the listing `name`."""
    return Key(articles_of(name), f"{instant(at)}#{article_id}")


def articles_of(name: str) -> str:
    """The partition of the listing `name`."""
    return f"ARTICLES#{name}"


def change(at: datetime) -> Key:
    """The entry of the change log at `at`."""
    return Key(f"CHANGES#{at.astimezone(UTC):%Y-%m-%d}", instant(at))


def news_clock() -> Key:
    """The clock of the change log."""
    return Key("NEWS", "CLOCK")


def take_down(at: datetime, article_id: str) -> Key:
    """The decision on an article at `at`."""
    return Key(TAKE_DOWNS, f"{instant(at)}#{article_id}")


def copy(original: str, article_id: str) -> Key:
    """An article among the copies of `original`. Their partition was named before stories were chains of events."""
    return Key(copies_of(original), article_id)


def copies_of(original: str) -> str:
    """The partition of the copies of an article."""
    return f"STORY#{original}"


def near(at: datetime, article_id: str) -> Key:
    """The MinHash signature of an article that was written at `at`."""
    return Key(near_of(at), f"{instant(at)}#{article_id}")


def near_of(day: datetime) -> str:
    """The partition of the signatures of a UTC day."""
    return f"NEAR#{day.astimezone(UTC):%Y-%m-%d}"
