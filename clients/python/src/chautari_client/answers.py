"""Answers of calendar and news, as JSON with types: the members that most need, named as in the OpenAPI document.

An answer has more of them than stand in its type. tests/clients compares the types with the document.
"""

from typing import Literal, NotRequired, TypedDict

Language = Literal["ne", "en"]


class Names(TypedDict):
    """A name in both languages."""

    ne: str
    en: str


class Numbered(TypedDict):
    """A month or weekday."""

    number: int
    name: Names


class Scope(TypedDict):
    """Who has a day off."""

    key: str
    name: Names


class CalendarDate(TypedDict):
    """A day in both calendars."""

    date: str
    date_bs: str


class Holiday(TypedDict):
    """A holiday: `status` is official, transcribed or expected."""

    key: str
    name: Names
    scope: Scope
    first: CalendarDate
    last: CalendarDate
    days: int
    status: Literal["official", "transcribed", "expected"]
    source: str


class Holidays(TypedDict):
    """The holidays of a BS year; `holidays_status` is that of the least sure one."""

    year: int
    holidays_status: Literal["official", "transcribed", "expected", "unknown"]
    holidays: list[Holiday]


class CalendarDay(TypedDict):
    """A day of the calendar."""

    date: str
    date_bs: str
    year: int
    month: Numbered
    day: int
    weekday: Numbered
    sunrise: str
    sunset: str
    holidays: list[Holiday]
    is_off: bool
    confidence: Literal["official", "consensus", "disputed", "predicted"]
    fiscal_year: str


class ConvertedDay(TypedDict):
    """A day in the other calendars."""

    date: str
    date_bs: str
    date_ns: str
    weekday: Numbered
    fiscal_year: str
    confidence: Literal["official", "consensus", "disputed", "predicted"]


class Source(TypedDict):
    """An outlet: name it wherever you show its title or excerpt."""

    key: str
    name: str


class ListedArticle(TypedDict):
    """An article in a list: `url` is where it is read. One that was `taken_down` is to be deleted."""

    id: str
    title: str
    excerpt: str
    url: str
    source: Source
    section: str | None
    language: Language | None
    published_at: str | None
    listed_at: str
    changed_at: str
    taken_down: NotRequired[dict[str, str]]


class Article(ListedArticle):
    """One article; its text only where the outlet lets everybody give it out."""

    body: dict[str, str | bool] | None
    attribution: str
    story: str | None


class Articles(TypedDict):
    """A page of articles, newest first."""

    articles: list[ListedArticle]
    next: str | None
    changed_until: str


class StoryTitle(TypedDict):
    """The title of a story in one language, that of one of its articles."""

    text: str
    url: str
    source: Source


class StoryTitles(TypedDict):
    """The titles of a story."""

    ne: StoryTitle | None
    en: StoryTitle | None


class ListedStory(TypedDict):
    """What several articles tell."""

    id: str
    titles: StoryTitles
    section: str | None
    outlets: int
    last_at: str
    changed_at: str


class Stories(TypedDict):
    """Stories by breadth, speed and freshness."""

    joined_until: str | None
    stories: list[ListedStory]


class Story(TypedDict):
    """One story; `merged_into` names the one that it became part of."""

    id: str
    merged_into: str | None
    story: ListedStory | None
