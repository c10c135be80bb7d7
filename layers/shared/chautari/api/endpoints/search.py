"""Search endpoints."""

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.news import AT_ONCE, MOST_ROWS, SHOWN
from chautari.api.endpoints.parameters import CURSOR, DATE

FILTERS = (
    *(parameter for parameter in SHOWN if parameter.name != "section"),
    Parameter("from", "Nothing of an earlier day: AD, or `bs:` and a Bikram Sambat date.", "2026-08-01", pattern=DATE),
    Parameter("to", "Nothing of a later day.", "bs:2083-05-01", pattern=DATE),
)
PAGE = (
    Parameter("limit", "Most articles in one answer.", str(AT_ONCE), default=str(AT_ONCE), most=MOST_ROWS),
    CURSOR,
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
                pattern=r"(?s).{1,400}",
            ),
            *FILTERS,
            *PAGE,
        ),
        problems=(503,),
    ),
)
