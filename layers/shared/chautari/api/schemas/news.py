"""The shapes of the news: articles, sections, outlets."""

from chautari.api.schemas.helpers import COUNT, FLAG, INSTANT, TEXT, Schema, maybe, record, ref, rows

ARTICLE: Schema = {
    "id": TEXT,
    "title": TEXT,
    "excerpt": TEXT,
    "url": {"type": "string", "format": "uri", "description": "Where to read it, and whom to link to."},
    "source": record({"key": TEXT, "name": TEXT}),
    "section": maybe(TEXT),
    "language": maybe({"type": "string", "enum": ["en", "ne"]}),
    "authors": rows(TEXT),
    "agency": maybe({"type": "string", "description": "The wire service that it is from, where that is stated."}),
    "published_at": maybe(INSTANT),
    "published_exact": {
        "type": "boolean",
        "description": "false: only the day is stated, and published_at is its midnight in Kathmandu.",
    },
    "modified_at": maybe(INSTANT),
    "image": maybe(ref("ArticleImage")),
    "story": {"type": "string", "description": "The id of the first of its near-identical copies; its own if alone."},
    "is_copy": FLAG,
    "republish": {
        "type": "string",
        "enum": ["excerpt", "full"],
        "description": "What its outlet lets anybody give out.",
    },
    "listed_at": {"type": "string", "format": "date-time", "description": "Its place in lists, which never moves."},
    "changed_at": INSTANT,
    "revision": {"type": "integer", "minimum": 1},
}
INSTANTS = ("asked_at", "answered_at", "changed_at", "newest_entry_at", "failing_since")
COUNTS = ("interval_seconds", "entries", "asked", "unchanged", "failed", "links_queued")
NEWEST: Schema = {"newest": maybe(ref("ListedArticle"))}

SCHEMAS: dict[str, Schema] = {
    "ArticleImage": record({"url": TEXT, "width": maybe(COUNT), "height": maybe(COUNT), "caption": maybe(TEXT)}),
    "ListedArticle": record(ARTICLE),
    "TopStory": record({**ARTICLE, "outlets": {"type": "integer", "minimum": 1}}),
    "Articles": record({"articles": rows(ref("ListedArticle")), "next": maybe(TEXT), "changed_until": INSTANT}),
    "ArticleRevision": record(
        {
            "revision": {"type": "integer", "minimum": 1},
            "at": INSTANT,
            "title": TEXT,
            "excerpt": TEXT,
            "text": maybe(TEXT),
            "content_sha256": TEXT,
        }
    ),
    "Article": record(
        {
            **ARTICLE,
            "place": maybe(TEXT),
            "tags": rows(TEXT),
            "body": maybe(record({"html": TEXT, "text": TEXT, "clipped": FLAG})),
            "attribution": TEXT,
            "fetched": record({"url": TEXT, "at": INSTANT, "sha256": TEXT, "bytes": COUNT}),
            "first_seen_at": INSTANT,
            "revisions": rows(ref("ArticleRevision")),
            "elsewhere": rows(ref("ListedArticle")),
        }
    ),
    "Sections": record({"sections": rows(record({"key": TEXT, "name": TEXT, "name_ne": TEXT, **NEWEST}))}),
    "NewsFeed": record(
        {
            "url": TEXT,
            "next_at": INSTANT,
            **{name: maybe(INSTANT) for name in INSTANTS},
            **dict.fromkeys(COUNTS, COUNT),
            "last_failure": maybe(record({"kind": TEXT, "detail": TEXT, "at": INSTANT})),
        }
    ),
    "NewsSource": record(
        {
            "key": TEXT,
            **{name: maybe(TEXT) for name in ("name", "home", "language", "stance")},
            "republish": maybe({"type": "string", "enum": ["excerpt", "full"]}),
            "health": {"type": "string", "enum": ["ok", "partly", "failing"]},
            "paused": maybe(record({"since": INSTANT, "reason": TEXT})),
            **NEWEST,
            "feeds": rows(ref("NewsFeed")),
        }
    ),
    "NewsSources": record({"as_of": INSTANT, "sources": rows(ref("NewsSource"))}),
}
