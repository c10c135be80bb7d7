"""Addresses of the web client; not listed in the OpenAPI document."""

from dataclasses import replace

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.builder import BUILDER
from chautari.api.endpoints.counter import KINDS
from chautari.api.endpoints.embeds import COLOUR, KIND, LANG, THEME
from chautari.api.endpoints.markets import INSTRUMENT, MARKET
from chautari.api.endpoints.parameters import CURSOR, DATE, MIN_STATUS
from chautari.api.endpoints.rates import CODE, ISO_4217, PROOF
from chautari.api.endpoints.search import SUBJECT
from chautari.news.model.sections import SECTIONS
from chautari.rates.model.instruments import CURRENCIES, METALS

LANGUAGES = ("ne", "en")
CONFIGURATOR = "chautari.api.pages.configurator:embed"
# Pages that are composed ahead, and of which parts.
COMPOSED_OF: dict[str, tuple[str, ...]] = {
    "front": ("metals", "forex", "calendar", "news"),
    **{"metals": ("metals",), "forex": ("forex",), "currency": ("forex",), "counter": ("counter",)},
    **dict.fromkeys(("calendar", "festivals", "jatras", "fasts", "year", "month", "day"), ("calendar",)),
    **{"market": ("boards",), "news": ("news",), "status": ("record",), "incidents": ("record",)},
    "revisions": ("revisions",),
}


def _page(place: str, name: str, summary: str, answer: str, *parameters: Parameter) -> tuple[Endpoint, ...]:
    """A page at its address in each language. Written out, so that /v1 never matches a language."""
    parts = COMPOSED_OF.get(name, ())
    return tuple(
        Endpoint(f"/{code}{place}", f"{name}-{code}", "pages", summary, answer, "", parameters, composed_of=parts)
        for code in LANGUAGES
    )


# What a person types: empty for what is left out, digits of either script.
NUMBER = r"([0-9०-९,]{0,12}(\.[0-9०-९]{0,3})?)?"
AMOUNT = r"([0-9०-९,]{1,16}(\.[0-9०-९]{0,3})?)?"


def _number(name: str, description: str) -> Parameter:
    return Parameter(name, description, "2", pattern=NUMBER)


PIECE = (
    Parameter("metal", "Of what the piece is.", "gold", allowed=("", *METALS)),
    Parameter("carat", "Its purity.", "24", allowed=("", "24", "22", "18")),
    *(_number(name, f"Its weight, in {name}.") for name in ("tola", "aana", "lal", "gram")),
    _number("wastage", "What is lost in the making, in percent."),
    _number("making", "What the making costs, in rupees."),
    _number("tax", "The tax on the whole, in percent."),
    _number("deduction", "What a jeweller takes off when buying it back, in percent."),
)

CALENDAR = ("", "bs", "ad")
DAY = r".{0,40}"
COMPARED_DAY = (
    Parameter("calendar", "That of `on`.", "bs", allowed=CALENDAR),
    Parameter("on", "The day that is compared with.", "2082-05-01", pattern=DAY),
)
FOREX = (
    Parameter("amount", "How much is converted.", "100", pattern=AMOUNT),
    *(
        Parameter(name, "A currency.", "USD", allowed=("", "NPR", *CURRENCIES), adopted=ISO_4217)
        for name in ("from", "to")
    ),
    Parameter("side", "Of which column the rate is.", "buy", allowed=("", "buy", "sell", "mid")),
    Parameter("calendar", "That of `on`.", "bs", allowed=CALENDAR),
    Parameter("on", "The day of the table.", "2083-05-01", pattern=DAY),
)
COUNTER = (
    Parameter("amount", "How much of the currency.", "3000", pattern=AMOUNT),
    Parameter("currency", "A currency.", "QAR", allowed=("", *CURRENCIES), adopted=ISO_4217),
    Parameter("kind", "What is brought to the bank.", "transfer", allowed=("", *KINDS)),
)
BOARD = (
    Parameter("q", "What a name contains.", "tomato", pattern=r".{0,40}"),
    Parameter("on", "The day of the board.", "2026-08-17", pattern=rf"({DATE})?"),
)
MONTH = (
    Parameter("year", "A BS year.", "2083", pattern=r"([0-9०-९]{4})?"),
    Parameter("month", "A BS month.", "5", pattern=r"([0-9०-९]{1,2})?"),
    Parameter("from", "The calendar of `date`.", "bs", allowed=CALENDAR),
    Parameter("date", "A day to convert.", "2083-05-01", pattern=DAY),
)
FEAST = Parameter("name", "What a feast is called.", "dashain", pattern=r".{0,60}")
EMBED = (
    replace(KIND, where="query", required=False, default="metals"),
    replace(LANG, default=None),
    *(THEME, COLOUR),
)
YEAR_OF_PATH = Parameter("year", "A BS year.", "2083", where="path", required=True, pattern=r"[0-9०-९]{4}")
MONTH_OF_PATH = Parameter("month", "A BS month.", "5", where="path", required=True, pattern=r"[0-9०-९]{1,2}")
DAY_OF_PATH = Parameter("day", "A day of it.", "1", where="path", required=True, pattern=r"[0-9०-९]{1,2}")
NEWS = (
    Parameter("q", "Words to look for.", "gold price", pattern=r"[\s\S]{0,400}"),
    Parameter("section", "A section.", "economy", allowed=("", *SECTIONS)),
    Parameter("source", "An outlet.", "setopati", pattern=r"[a-z0-9]{0,40}"),
    Parameter("language", "A language.", "ne", allowed=("", *LANGUAGES)),
    CURSOR,
)

FRONT = _page("", "front", "The front page.", "chautari.api.pages.front:front", MIN_STATUS)
PAGES = (
    replace(FRONT[0], path="/", name="front"),
    *FRONT,
    *_page("/", "front", "The front page.", "chautari.api.pages.front:front", MIN_STATUS),
    *_page(
        "/metals", "metals", "Gold and silver.", "chautari.api.pages.metals:metals", MIN_STATUS, *PIECE, *COMPARED_DAY
    ),
    *_page("/forex", "forex", "Exchange rates.", "chautari.api.pages.forex:forex", MIN_STATUS, *FOREX),
    *_page("/forex/{code}", "currency", "A currency.", "chautari.api.pages.forex:currency", CODE, MIN_STATUS),
    *_page("/counter", "counter", "Which bank gives more.", "chautari.api.pages.counter:counter", *COUNTER),
    *_page("/markets", "markets", "The markets.", "chautari.api.pages.markets:index"),
    *_page("/markets/{market}", "market", "A board.", "chautari.api.pages.markets:board", MARKET, *BOARD),
    *_page(
        "/markets/{market}/{instrument}",
        "instrument",
        "One instrument of a market.",
        "chautari.api.pages.markets:instrument",
        *(MARKET, INSTRUMENT),
    ),
    *_page("/calendar", "calendar", "A month.", "chautari.api.pages.calendar:calendar", *MONTH),
    *_page("/calendar/festivals", "festivals", "Search of a feast.", "chautari.api.pages.festivals:festivals", FEAST),
    *_page("/calendar/jatras", "jatras", "Jatras and fairs of the year.", "chautari.api.pages.festivals:jatras"),
    *_page("/calendar/fasts", "fasts", "Fasts and rites of the year.", "chautari.api.pages.festivals:fasts"),
    *_page("/calendar/feeds", "calendar-feeds", "All feeds of the calendar.", "chautari.api.pages.calendar:feeds"),
    *_page("/calendar/{year}", "year", "A year.", "chautari.api.pages.calendar:year", YEAR_OF_PATH),
    *_page(
        "/calendar/{year}/{month}",
        "month",
        "A month.",
        "chautari.api.pages.calendar:calendar",
        YEAR_OF_PATH,
        MONTH_OF_PATH,
    ),
    *_page(
        "/calendar/{year}/{month}/{day}",
        "day",
        "A day in its month.",
        "chautari.api.pages.calendar:calendar",
        *(YEAR_OF_PATH, MONTH_OF_PATH, DAY_OF_PATH),
    ),
    *_page("/news", "news", "Articles.", "chautari.api.pages.news:news", *NEWS),
    *_page("/revisions", "revisions", "What outlets changed.", "chautari.api.pages.revisions:revisions"),
    *_page("/subjects", "subjects", "What news can be of.", "chautari.api.pages.subjects:subjects"),
    *_page(
        "/subjects/{of}/{key}",
        "subject",
        "News of a subject.",
        "chautari.api.pages.subjects:subject",
        *SUBJECT,
        CURSOR,
    ),
    *_page("/status", "status", "How the sources fare.", "chautari.api.pages.status_and_proof:status"),
    *_page("/incidents", "incidents", "What is wrong.", "chautari.api.pages.status_and_proof:incidents", CURSOR),
    Endpoint("/embed", "configurator", "pages", "What other sites can show.", CONFIGURATOR, "", EMBED),
    *_page("/embed", "configurator", "What other sites can show.", CONFIGURATOR, *EMBED),
    *_page(
        "/docs/builder",
        "builder",
        "A question to the API, put together.",
        "chautari.api.pages.builder:builder",
        *BUILDER,
    ),
    *_page("/proof/{id}", "proof", "What a number rests on.", "chautari.api.pages.status_and_proof:proof", PROOF),
)
