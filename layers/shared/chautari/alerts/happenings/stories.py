"""Stories, with the ids of /v1/stories.atom."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from chautari.alerts.model.happening import Happening
from chautari.api.endpoint import Request
from chautari.api.news import stories
from chautari.news.views.stories import listed_story

# A story that began before is none that is new.
NEWEST = timedelta(days=2)


def new(request: Request) -> Iterator[Happening]:
    """The stories of several outlets that began within two days."""
    for story in stories.top(request):
        row = listed_story(story)
        if request.now - datetime.fromisoformat(row["first"]["at"]) > NEWEST:
            continue
        ne, en = (title["text"] if title else "" for title in (row["titles"]["ne"], row["titles"]["en"]))
        yield Happening(
            kind="story",
            id=f"urn:chautari:story:{story.id}",
            at=datetime.fromisoformat(row["changed_at"]),
            data={**row, "url": f"/v1/stories/{story.id}"},
            page="/news",
            titles={"ne": ne or en, "en": en or ne},
            outlets=row["outlets"],
        )
