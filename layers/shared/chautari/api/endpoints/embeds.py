"""Addresses of what other sites show of ours: frames, badges, oEmbed; not listed in the OpenAPI document."""

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.parameters import MIN_STATUS
from chautari.rates.model.instruments import CURRENCIES

CODES = tuple(code.lower() for code in CURRENCIES)
# A currency that was listed since, as in /v1/forex/{code}/history.
CODE = "[a-z]{3}"
KINDS = ("metals", "gold", "silver", "forex", "calendar", "news")
MOST_PIXELS = 10_000

KIND = Parameter(
    "kind",
    "What is shown.",
    "gold",
    where="path",
    required=True,
    allowed=(*KINDS, *CODES),
    adopted=CODE,
    folded=True,
)
PRICED = Parameter(
    "kind",
    "The rate on the badge.",
    "gold",
    where="path",
    required=True,
    allowed=("gold", "silver", *CODES),
    adopted=CODE,
    folded=True,
)
LANG = Parameter("lang", "The language.", "ne", default="ne", allowed=("ne", "en"))
THEME = Parameter(
    "theme", "Light, dark, or as the reader's system.", "dark", default="auto", allowed=("auto", "light", "dark")
)
COLOUR = Parameter(
    "colour",
    "The colour of the heading, as six or three digits from 0 to f.",
    "8f1d2f",
    default="8f1d2f",
    pattern="#?(?:[0-9A-Fa-f]{3}){1,2}",
)
URL = Parameter(
    "url",
    "The address of one of our pages, or of a frame.",
    "https://chautari.example.np/en/metals",
    required=True,
    pattern=r"https?://[\x21-\x7e]{1,500}",
)
FORMAT = Parameter("format", "The form of the answer: json or xml.", "json", default="json", pattern="[a-z]{1,10}")


def _most(name: str) -> Parameter:
    return Parameter(name, "Most pixels.", "400", most=MOST_PIXELS)


EMBEDS = (
    Endpoint(
        "/embed/{kind}",
        "embed",
        "embeds",
        "A small document that any site may frame.",
        "chautari.api.embeds.frames:frame",
        "",
        (KIND, LANG, THEME, COLOUR, MIN_STATUS),
        ("text/html; charset=utf-8",),
        (404, 503),
    ),
    Endpoint(
        "/badge/{kind}.svg",
        "badge",
        "embeds",
        "A rate with its state as a small picture.",
        "chautari.api.embeds.badges:badge",
        "",
        (PRICED, LANG, MIN_STATUS),
        ("image/svg+xml; charset=utf-8",),
        (404, 503),
    ),
    Endpoint(
        "/oembed",
        "oembed",
        "embeds",
        "The frame of one of our pages, by oEmbed 1.0 (https://oembed.com/).",
        "chautari.api.embeds.oembed:oembed",
        "",
        (URL, FORMAT, _most("maxwidth"), _most("maxheight")),
        ("application/json", "text/xml; charset=utf-8"),
        (404, 501),
    ),
)
