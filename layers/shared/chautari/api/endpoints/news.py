"""News endpoints."""

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.parameters import CURSOR, FEED_FORM, FORMS, INSTANT
from chautari.news.model.sections import SECTIONS

MOST_ROWS, AT_ONCE = 100, 20
ID = r"[a-z0-9]{1,40}-[0-9a-f]{12}"
STORY_ID = r"s[0-9a-f]{12}"
SHOWN = (
    Parameter("section", "Only this section: its key of /v1/sections.", "economy", allowed=tuple(SECTIONS)),
    Parameter("source", "Only this outlet: its key of /v1/news-sources.", "setopati", pattern="[a-z0-9]{1,40}"),
    Parameter("language", "Only articles in this language.", "ne", allowed=("en", "ne")),
)
LIST = (
    *SHOWN,
    Parameter(
        "since",
        "Nothing that was published before this instant (RFC 3339, with its zone).",
        "2026-08-17T00:00:00+05:45",
        pattern=INSTANT,
    ),
    Parameter(
        "changed_after",
        "What was stored or revised after this instant, oldest change first: for a copy that is kept up to date. The "
        "`changed_at` of the last row is the next `changed_after`; nothing is left out or given twice. A row with "
        "`taken_down` says that an article was taken off: delete your copy.",
        "2026-08-17T12:00:00.000000+05:45",
        pattern=INSTANT,
    ),
    Parameter("limit", "Most articles in one answer.", str(AT_ONCE), default=str(AT_ONCE), most=MOST_ROWS),
    CURSOR,
)
STORY_FILTERS = (
    SHOWN[0],
    Parameter("language", "Stories that are told in this language first, then the others.", "ne", allowed=("en", "ne")),
)

ENDPOINTS = (
    Endpoint(
        "/v1/articles",
        "articles",
        "news",
        "Articles, newest first: title, excerpt, outlet, and the link to read it there.",
        "chautari.api.news.articles:articles",
        "chautari.news.views.answer_types:Articles",
        LIST,
        is_consistent=True,
    ),
    Endpoint(
        "/v1/articles/{id}",
        "article",
        "news",
        "One article, what it said before, and the same story elsewhere.",
        "chautari.api.news.articles:article",
        "chautari.news.views.answer_types:Article",
        (Parameter("id", "The `id` of an article.", "setopati-0a1b2c3d4e5f", where="path", required=True, pattern=ID),),
        problems=(404, 410),
    ),
    Endpoint(
        "/v1/articles.{form}",
        "articleFeed",
        "news",
        "The newest 50 articles as a feed: RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1.",
        "chautari.api.news.article_feeds:feed",
        "",
        (
            FEED_FORM,
            *SHOWN,
        ),
        tuple(FORMS.values()),
        (404,),
    ),
    Endpoint(
        "/v1/stories",
        "stories",
        "news",
        "What several articles tell, once: ranked by how many outlets tell it, how fast they did, and how fresh it is.",
        "chautari.api.news.stories:stories",
        "chautari.news.views.story_types:Stories",
        (
            *STORY_FILTERS,
            Parameter("limit", "Most stories in one answer.", str(AT_ONCE), default=str(AT_ONCE), most=MOST_ROWS),
        ),
        problems=(503,),
    ),
    Endpoint(
        "/v1/stories/{id}",
        "story",
        "news",
        "One story: its events with their articles, figures that differ, and what changed.",
        "chautari.api.news.stories:story",
        "chautari.news.views.story_types:Story",
        (Parameter("id", "The `id` of a story.", "s0a1b2c3d4e5f", where="path", required=True, pattern=STORY_ID),),
        problems=(404, 503),
    ),
    Endpoint(
        "/v1/stories.{form}",
        "storyFeed",
        "news",
        "The 50 stories at the top as a feed: RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1.",
        "chautari.api.news.stories:feed",
        "",
        (FEED_FORM, *STORY_FILTERS),
        tuple(FORMS.values()),
        (404, 503),
    ),
    Endpoint(
        "/v1/revisions",
        "revisions",
        "news",
        "What outlets changed in the last seven days, newest first: titles and sentences.",
        "chautari.api.news.revisions:revisions",
        "chautari.news.views.answer_types:Revisions",
        (*SHOWN, Parameter("limit", "Most rows in one answer.", str(AT_ONCE), default=str(AT_ONCE), most=50)),
        problems=(404,),
        composed_of=("revisions",),
    ),
    Endpoint(
        "/v1/revisions.{form}",
        "revisionFeed",
        "news",
        "The newest 50 revisions as a feed: RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1.",
        "chautari.api.news.revisions:feed",
        "",
        (FEED_FORM, *SHOWN),
        tuple(FORMS.values()),
        (404,),
    ),
    Endpoint(
        "/v1/sections",
        "sections",
        "news",
        "The sections, with their names in both languages and the newest article of each.",
        "chautari.api.news.sources:sections",
        "chautari.news.views.answer_types:Sections",
    ),
    Endpoint(
        "/v1/news-sources",
        "newsSources",
        "news",
        "Every outlet: how its feeds fare, what is newest, and what it lets us give out.",
        "chautari.api.news.sources:news_sources",
        "chautari.news.views.answer_types:NewsSources",
        composed_of=("record",),
    ),
    Endpoint(
        "/v1/news-sources.opml",
        "outline",
        "news",
        "The feeds of every outlet and our own, for feed readers to take in (OPML 2.0).",
        "chautari.api.platform.opml:outline",
        "",
        media_types=("text/x-opml; charset=utf-8",),
    ),
)
