"""The six tools: their names and arguments, and the schema that all their answers have.

A tool's arguments are parameters of the endpoints that it asks, checked by the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from chautari.api.endpoint import Endpoint, Parameter, Request
from chautari.api.endpoints.calendar import DAY
from chautari.api.endpoints.currencies import CODES
from chautari.api.endpoints.markets import MARKET, ON
from chautari.api.endpoints.rates import CONVERT, PAST_DAY
from chautari.api.internal_calls import endpoint_of
from chautari.api.problems import Problem, bad_value

if TYPE_CHECKING:
    from chautari.api.mcp.facts import ToolAnswer

MOST_ARTICLES = 10
# Gold, silver and currencies have tools of their own.
BOARDS = tuple(key for key in MARKET.allowed if key not in ("metals", "forex"))
NAME = Parameter(
    "name",
    "Only rows whose name or key has these letters, in either script: petrol, tomato, गोलभेडा, QAR, nabil.",
    "petrol",
    pattern=".{2,60}",
)
DATE = replace(DAY, where="query", required=False)
LIMIT = Parameter("limit", "Most articles.", "5", default="5", most=MOST_ARTICLES)
_DAY = {"type": "string", "format": "date"}
_TEXT = {"type": "string"}
_FACT: dict[str, Any] = {
    "subject": _TEXT,
    "value": {"type": ["string", "null"], "description": "A decimal as text; null where nothing is given out."},
    "unit": _TEXT,
    "date": {**_DAY, "description": "The day that the value is of, AD."},
    "date_bs": {**_TEXT, "description": "The same day, Bikram Sambat."},
    "status": _TEXT,
    "freshness": {
        "type": "object",
        "properties": {"state": _TEXT, "reason": _TEXT, "age_days": {"type": "integer"}},
        "required": ["state", "reason", "age_days"],
    },
    "proof": {**_TEXT, "format": "uri", "description": "Where to see what it rests on."},
    "doubts": {"type": "array", "items": _TEXT, "description": "What speaks against the value; to be said before it."},
    "details": {"type": "object"},
    "in_words": {**_TEXT, "description": "All of it in one sentence, doubts first."},
}
OUTPUT = {
    "type": "object",
    "properties": {
        "asked_at": {"type": "string", "format": "date-time"},
        "current": {"type": "boolean", "description": "Whether no value is late, stale, held or in doubt."},
        "facts": {"type": "array", "items": {"type": "object", "properties": _FACT, "required": list(_FACT)}},
        "notes": {"type": "array", "items": _TEXT},
    },
    "required": ["asked_at", "current", "facts", "notes"],
}


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: `answer` is a `module:function` (Request -> ToolAnswer), by name as those of endpoints."""

    name: str
    title: str
    description: str
    answer: str
    parameters: tuple[Parameter, ...]

    @property
    def arguments(self) -> Endpoint:
        """Its arguments as an endpoint's, which checks them."""
        return Endpoint(self.name, self.name, "mcp", self.title, self.answer, "", self.parameters)


def _of_search() -> tuple[Parameter, ...]:
    wanted = ("q", "language", "section", "source", "from", "to")
    return (*(parameter for parameter in endpoint_of("search").parameters if parameter.name in wanted), LIMIT)


_AT = "chautari.api.mcp"
TOOLS = (
    Tool(
        "gold_and_silver_price",
        "Gold and silver in Nepal",
        "Price of fine gold, tejabi gold and silver in Nepal per tola, 10 g and gram: the latest, or on a past day.",
        f"{_AT}.rate_tools:gold_and_silver_price",
        (PAST_DAY,),
    ),
    Tool(
        "exchange_rate",
        "Exchange rates of Nepal Rastra Bank",
        "Reference buying and selling rates of the rupee, of some currencies or all: the latest, or on a past day.",
        f"{_AT}.rate_tools:exchange_rate",
        (CODES, PAST_DAY),
    ),
    Tool(
        "convert",
        "Conversion",
        "An amount of a currency or metal in another, at the rates in force on a day.",
        f"{_AT}.rate_tools:convert",
        tuple(parameter for parameter in CONVERT if parameter.name not in ("min_status", "as_of")),
    ),
    Tool(
        "calendar_date",
        "Nepali calendar",
        "A day in Bikram Sambat and AD, with tithi, festivals, public holidays and whether it is off. Default: today.",
        f"{_AT}.day_tools:calendar_date",
        (DATE,),
    ),
    Tool(
        "market_price",
        "Market prices",
        "Fuel, wholesale vegetables at Kalimati, or what each bank quotes (forex-banks): the latest, or on a past day.",
        f"{_AT}.market_tools:market_price",
        (replace(MARKET, where="query", allowed=BOARDS), NAME, ON),
    ),
    Tool(
        "news_search",
        "News of Nepal",
        "Articles of Nepali outlets by words, in Nepali, English or romanised Nepali.",
        f"{_AT}.day_tools:news_search",
        _of_search(),
    ),
)
HINTS = {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False}


def find(name: object) -> Tool | None:
    """The tool called `name`."""
    return next((tool for tool in TOOLS if tool.name == name), None)


def described(tool: Tool) -> dict[str, Any]:
    """A tool as `tools/list` shows it."""
    properties = {
        parameter.name: {**parameter.schema(), "description": parameter.description} for parameter in tool.parameters
    }
    required = [parameter.name for parameter in tool.parameters if parameter.required]
    schema = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    about = {"name": tool.name, "title": tool.title, "description": tool.description}
    return {**about, "inputSchema": schema, "outputSchema": OUTPUT, "annotations": HINTS}


def called(tool: Tool, arguments: Mapping[str, object], request: Request) -> ToolAnswer:
    """The tool's answer. Raises Problem, as an address of the API would for the same values."""
    values = tool.arguments.values({}, urlencode({name: _text(name, value) for name, value in arguments.items()}))
    answer: ToolAnswer = resolve_name(tool.answer)(replace(request, values=values))
    return answer


def words_of(problem: Problem) -> str:
    """A problem in the words of its problem+json."""
    allowed = f" Allowed: {', '.join(problem.allowed)}." if problem.allowed else ""
    return f"{problem.title} ({problem.kind}): {problem.detail}.{allowed}"


def _text(name: str, value: object) -> str:
    """An argument as it would stand in an address: models write `3000` for `"3000"`."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise bad_value(name, f"{name} has to be a text or a number")
    return str(value)
