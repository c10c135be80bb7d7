"""How every item of the table is named. Nothing else spells a key, but `rule_keys` those of an authority's rules.

| item | pk | sk |
| --- | --- | --- |
| revision of a reading, append-only | `RATE#gold` | `2026-08-17#fenegosida#0001` |
| a year of one instrument, current readings and judgements | `SERIES#gold` | `2026` |
| an answer made ready | `VIEW#metals` | `VIEW` |
| a ready answer as given out from an instant on, append-only | `SAID#metals` | `2026-08-17T06:00:00.000000Z#000012` |
| days of a year as they are from an instant on, append-only | `SAID#gold#2026` | `2026-08-17T06:00:00.000000Z#000007` |
| what was put right in a year, append-only | `CORRECTIONS` | `2026-08-17T06:00:00.000000Z#gold#2026#000007` |
| health of a source | `HEALTH` | `fenegosida` |
| last poll of a source: for which instant, how often tried | `POLLS` | `fenegosida` |
| what a person has paused | `PAUSES` | `rates`, `news` |
| a run of a source, expires | `RUNS#fenegosida` | `2026-08-17T06:00:00.000000Z` |
| the almanac of a BS year | `CALENDAR#2083` | `YEAR` |
| notice of a BS year, append-only | `CALENDAR` | `holidays#2083#0001` |
| host of an outlet: who may ask it and when, and how each of its feeds fares | `HOSTS` | `onlinekhabar.com` |
| robots.txt of a host, expires | `ROBOTS#www.onlinekhabar.com` | `ROBOTS` |
| link that a feed listed, with what it said of it, expires | `LINK#<id>` | `LINK` |
| what came of fetching a link, expires | `LINK#<id>` | `OUTCOME` |
| article as it is now | `ARTICLE#<id>` | `LATEST` |
| what an article said, append-only | `ARTICLE#<id>` | `REVISION#0001` |
| row of a list: `all`, `source#<key>`, `section#<key>`, `language#<ne, en>` | `ARTICLES#all` | `<listed at>#<id>` |
| every write of an article in its order, by UTC day | `CHANGES#2026-08-17` | `2026-08-17T06:00:00.000000Z` |
| instant of the last of them | `NEWS` | `CLOCK` |
| article of a story, which is called by its first | `STORY#<id of the first>` | `<id>` |
| likeness of the last article in a band, expires | `NEAR#<band>#<value>` | `NEAR` |
"""

from datetime import UTC, date, datetime
from typing import NamedTuple

HEALTH = "HEALTH"
POLLS = "POLLS"
NOTICES = "CALENDAR"
HOSTS = "HOSTS"
CORRECTIONS = "CORRECTIONS"
REVISION = "REVISION#"
# Sorts after every key of an instant and before every key of a later one.
END_OF_INSTANT = "$"


class Key(NamedTuple):
    """The primary key of an item."""

    pk: str
    sk: str


def revision(instrument: str, on: date, source: str, number: int) -> Key:
    """The `number`-th thing that `source` said of `instrument` on market date `on`, counted from 1."""
    return Key(f"RATE#{instrument}", f"{on}#{source}#{number:04}")


def series(instrument: str, year: int) -> Key:
    """The AD year `year` of an instrument."""
    return Key(f"SERIES#{instrument}", f"{year:04}")


def view(name: str) -> Key:
    """The ready answer called `name`."""
    return Key(f"VIEW#{name}", "VIEW")


def instant(at: datetime) -> str:
    """An instant as a text that sorts by time: UTC, to the microsecond."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def said(name: str, at: datetime, version: int) -> Key:
    """Version `version` of the ready answer called `name`, given out from `at` on."""
    return Key(all_said(name), f"{instant(at)}#{version:06}")


def all_said(name: str) -> str:
    """The partition of all versions of the ready answer called `name`."""
    return f"SAID#{name}"


def said_of_year(instrument: str, year: int, at: datetime, version: int) -> Key:
    """What version `version` of a year of an instrument changed at `at`."""
    return said(f"{instrument}#{year:04}", at, version)


def correction(instrument: str, year: int, at: datetime, version: int) -> Key:
    """What version `version` of a year of an instrument put right at `at`."""
    return Key(CORRECTIONS, f"{instant(at)}#{instrument}#{year:04}#{version:06}")


def run(source: str, at: datetime) -> Key:
    """The run of `source` at `at`."""
    return Key(runs_of(source), instant(at))


def runs_of(source: str) -> str:
    """The partition of the runs of `source`."""
    return f"RUNS#{source}"


def health(source: str) -> Key:
    """How `source` fares."""
    return Key(HEALTH, source)


def poll(source: str) -> Key:
    """The last poll of `source`."""
    return Key(POLLS, source)


def pauses(kind: str) -> Key:
    """What is paused of `rates` or `news`."""
    return Key("PAUSES", kind)


def almanac(year: int) -> Key:
    """The BS year `year`."""
    return Key(f"CALENDAR#{year:04}", "YEAR")


def notice(kind: str, year: int, number: int) -> Key:
    """The `number`-th notice of a kind for the BS year `year`, counted from 1."""
    return Key(NOTICES, f"{kind}#{year:04}#{number:04}")


def host(name: str) -> Key:
    """The host `name`, without www."""
    return Key(HOSTS, name)


def robots(host: str) -> Key:
    """The robots.txt of exactly `host`."""
    return Key(f"ROBOTS#{host}", "ROBOTS")


def link(article_id: str) -> Key:
    """The link to an article, as a feed listed it last."""
    return Key(f"LINK#{article_id}", "LINK")


def id_of_link(pk: str) -> str:
    """The article that the partition of a link names."""
    return pk.removeprefix("LINK#")


def outcome(article_id: str) -> Key:
    """What came of fetching the link to an article."""
    return Key(f"LINK#{article_id}", "OUTCOME")


def article(article_id: str) -> Key:
    """An article as it is now."""
    return Key(f"ARTICLE#{article_id}", "LATEST")


def article_revision(article_id: str, number: int) -> Key:
    """The `number`-th thing that an article said, counted from 1."""
    return Key(article(article_id).pk, f"{REVISION}{number:04}")


def listed(name: str, at: datetime, article_id: str) -> Key:
    """The row of an article in the list called `name`."""
    return Key(articles_of(name), f"{instant(at)}#{article_id}")


def articles_of(name: str) -> str:
    """The partition of the list of articles called `name`."""
    return f"ARTICLES#{name}"


def change(at: datetime) -> Key:
    """The write of an article that was made at `at`."""
    return Key(f"CHANGES#{at.astimezone(UTC):%Y-%m-%d}", instant(at))


def news_clock() -> Key:
    """The instant of the last write of an article."""
    return Key("NEWS", "CLOCK")


def story(name: str, article_id: str) -> Key:
    """An article of the story called `name`."""
    return Key(articles_of_story(name), article_id)


def articles_of_story(name: str) -> str:
    """The partition of the story called `name`."""
    return f"STORY#{name}"


def near(band: int, value: str) -> Key:
    """The last article whose signature has `value` in band `band`."""
    return Key(f"NEAR#{band:02}#{value}", "NEAR")
