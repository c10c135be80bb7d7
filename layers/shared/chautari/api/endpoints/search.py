"""Search endpoints."""

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.news import AT_ONCE, MOST_ROWS, SHOWN
from chautari.api.endpoints.parameters import CURSOR, DATE, FEED_FORM, FORMS

# Also those of `chautari.search.model.subjects`, which a cold start does not load.
KINDS = ("topics", "people", "places")

# Those of `chautari.news.model.article_kind`, but for what is never given out as a text.
ARTICLE_KINDS = ("article", "flash", "live", "video", "photo", "opinion", "notice", "list", "paywalled")
KIND = Parameter(
    "kind", "Only articles of this kind; none that was stored before kinds were.", "opinion", allowed=ARTICLE_KINDS
)

FILTERS = (
    *SHOWN,
    Parameter("from", "Nothing of an earlier day: AD, or `bs:` and a Bikram Sambat date.", "2026-08-01", pattern=DATE),
    Parameter("to", "Nothing of a later day.", "bs:2083-05-01", pattern=DATE),
)
PAGE = (
    Parameter("limit", "Most articles in one answer.", str(AT_ONCE), default=str(AT_ONCE), most=MOST_ROWS),
    CURSOR,
)
SUBJECT = (
    Parameter("of", "The kind of subject.", "places", where="path", required=True, allowed=KINDS),
    Parameter("key", "Its key of /v1/subjects.", "pokhara", where="path", required=True, pattern="[a-z0-9-]{1,60}"),
)

ENDPOINTS = (
    Endpoint(
        "/v1/search",
        "search",
        "news",
        "Articles by words, best first and newer before older, in Nepali, English and romanised Nepali alike.",
        "chautari.api.search.article_search:search",
        "chautari.search.views.answer_types:SearchResults",
        (
            Parameter(
                "q",
                "Words that title or excerpt must all have, in either script and any spelling (`kathmandau` finds "
                'काठमाडौं), case endings and plurals aside; `"two words"` that follow each other; `pokhar*`; '
                "`-word` to leave out.",
                "gold price",
                required=True,
                pattern=r"[\s\S]{1,400}",
            ),
            *FILTERS,
            KIND,
            *PAGE,
        ),
        problems=(503,),
    ),
    Endpoint(
        "/v1/subjects",
        "subjects",
        "news",
        "Topics, people and places (provinces, districts, municipalities) that news can be asked of, with their names.",
        "chautari.api.search.subjects:subjects",
        "chautari.search.views.answer_types:Subjects",
        (Parameter("of", "Only those of this kind.", "topics", allowed=KINDS),),
    ),
    Endpoint(
        "/v1/subjects/{of}/{key}/news.{form}",
        "subjectFeed",
        "news",
        "The newest 50 articles of a subject as a feed: RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1.",
        "chautari.api.search.subjects:feed",
        "",
        (*SUBJECT, FEED_FORM, *SHOWN),
        tuple(FORMS.values()),
        (404, 503),
    ),
    Endpoint(
        "/v1/subjects/{of}/{key}",
        "subject",
        "news",
        "The news of a topic, a person or a place, the newest first: articles that name it, in either language.",
        "chautari.api.search.subjects:subject",
        "chautari.search.views.answer_types:SubjectNews",
        (*SUBJECT, *FILTERS, *PAGE),
        problems=(404, 503),
    ),
)
