"""Stories as API answers. An article that was taken off is in none, whatever is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from chautari.news.stories.story import DatedChange, Member, Story, differing_figures, independent_outlets, titles
from chautari.news.views.articles import instant

if TYPE_CHECKING:
    from chautari.news.views import story_types
    from chautari.news.views.answer_types import Language, Outlet

# Of a list's row: more is in the story itself.
MOST_REPORTS = 12
# Changes whose subject is an article.
_OF_ARTICLES = ("began", "joined", "left")


def without(story: Story, off: Collection[str]) -> Story:
    """`story` without the articles in `off`; a copy of one of them is its own original."""
    kept = [member for member in story.members if member.id not in off]
    return replace(story, members=tuple(_without_original(member, off) for member in kept))


def listed_story(story: Story) -> story_types.ListedStory:
    """A story of at least one article, as lists show it."""
    first = story.members[0]
    languages = dict.fromkeys(member.language for member in story.members)
    return {
        "id": story.id,
        "titles": _titles(story.members),
        "section": _section(story.members),
        "languages": [cast("Language", language) for language in languages],
        "outlets": story.outlets,
        "events": len(story.events),
        "articles": len(story.members),
        "first": {"article": first.id, "source": _outlet(first), "at": instant(first.at)},
        "last_at": instant(story.members[-1].at),
        "changed_at": instant(story.changed_at),
        "reports": [_article(member) for member in _first_of_each_outlet(story.members)][:MOST_REPORTS],
    }


def full_story(story: Story) -> story_types.Story:
    """A story with its events and its history."""
    ids = {member.id for member in story.members}
    return {
        "id": story.id,
        "merged_into": story.merged_into or None,
        "story": listed_story(story) if story.members else None,
        "tells": [_event(name, members) for name, members in story.events.items()],
        "changes": [_change(change, ids) for change in story.changes],
    }


def _first_of_each_outlet(members: Iterable[Member]) -> list[Member]:
    first: dict[str, Member] = {}
    for member in members:
        first.setdefault(member.source, member)
    return list(first.values())


def _event(name: str, members: Sequence[Member]) -> story_types.StoryEvent:
    differing = differing_figures(members)
    return {
        "id": name,
        "titles": _titles(members),
        "outlets": independent_outlets(members),
        "first_at": instant(members[0].at),
        "last_at": instant(members[-1].at),
        "articles": [_article(member) for member in members],
        "differing": [
            cast(
                "story_types.DifferingFigure",
                {
                    "name": figure,
                    "values": [
                        {"value": value, "articles": [teller.id for teller in tellers]}
                        for value, tellers in values.items()
                    ],
                },
            )
            for figure, values in differing.items()
        ],
    }


def _article(member: Member) -> story_types.StoryArticle:
    return {
        "id": member.id,
        "title": member.title,
        "url": member.url,
        "source": _outlet(member),
        "language": cast("Language", member.language),
        "listed_at": instant(member.at),
        "original": member.original if member.original != member.id else None,
        "kind": member.kind or None,
    }


def _change(change: DatedChange, ids: Collection[str]) -> story_types.StoryChange:
    is_gone = change.kind in _OF_ARTICLES and change.subject not in ids
    return {
        "at": instant(change.at),
        "kind": change.kind,
        "subject": None if is_gone else change.subject,
        "before": change.before or None,
        "after": change.after or None,
    }


def _titles(members: Iterable[Member]) -> story_types.StoryTitles:
    chosen = titles(members)
    return {"ne": _title(chosen.get("ne")), "en": _title(chosen.get("en"))}


def _title(member: Member | None) -> story_types.StoryTitle | None:
    if member is None:
        return None
    return {"text": member.title, "article": member.id, "url": member.url, "source": _outlet(member)}


def _section(members: Iterable[Member]) -> str | None:
    """The section that most articles are in."""
    counts = Counter(member.section for member in members if member.section)
    return counts.most_common(1)[0][0] if counts else None


def _outlet(member: Member) -> Outlet:
    return {"key": member.source, "name": member.outlet}


def _without_original(member: Member, off: Collection[str]) -> Member:
    return replace(member, original=member.id) if member.original in off else member
