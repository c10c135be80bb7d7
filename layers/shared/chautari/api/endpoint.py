"""Endpoint declarations: the same row validates requests and is written into the OpenAPI document.

`answer` and `response` are names and not objects: a cold start pays for every import, so only what a request needs is
loaded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote

from chautari.api.problems import Problem, bad_value
from chautari.core import settings
from chautari.dynamodb.table import Table
from chautari.nepali.clock import today

MOST_QUOTED, MOST_FIELDS = 60, 400  # a shared link brings dozens of fields; a whole address has 8192 bytes


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter and its values: those `allowed`, what matches `pattern`, or whole numbers up to `most`.

    `adopted` is the form of values that a notice may have added to those allowed: the answer looks them up. What is
    `folded` is taken in capital letters too.
    """

    name: str
    description: str
    example: str
    where: Literal["query", "path"] = "query"
    required: bool = False
    default: str | None = None
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    most: int = 0
    adopted: str = ""
    folded: bool = False

    def check(self, value: str) -> str:
        """`value`, folded, if it is valid. Raises Problem: 404 for a path that does not exist, else 422."""
        value = value.strip().lower() if self.folded else value
        kind = "not-found" if self.where == "path" else "bad-value"
        if self.allowed and value not in self.allowed and not re.fullmatch(self.adopted or "(?!)", value):
            raise self.unknown(value)
        if self.pattern and not re.fullmatch(self.pattern, value):
            detail = f"{self.name} is {value[:MOST_QUOTED]!r}, which is not of the form. {self.description}"
            raise Problem(kind, detail, parameter=self.name, allowed=self._written(value) or [f"like {self.example}"])
        if self.most and not (re.fullmatch("[1-9][0-9]{0,8}", value) and int(value) <= self.most):
            raise bad_value(
                self.name, f"{self.name} is {value[:MOST_QUOTED]!r}, not 1 to {self.most}", [f"1 to {self.most}"]
            )
        return value

    def _written(self, value: str) -> list[str]:
        """How a day that is given in another form is written; none for what is no day."""
        from chautari.api.written_days import written

        return written(value) if "|bs:" in self.pattern else []

    def unknown(self, value: str) -> Problem:
        """The problem for an unknown value: 404 for a path that does not exist, else 422."""
        kind = "not-found" if self.where == "path" else "bad-value"
        detail = f"{self.name} is {value[:MOST_QUOTED]!r}, which is none of the known values"
        return Problem(kind, detail, parameter=self.name, allowed=self.allowed)

    def schema(self) -> dict[str, Any]:
        """The valid values as JSON Schema."""
        if self.most:
            return {"type": "integer", "minimum": 1, "maximum": self.most, "default": int(self.default or self.most)}
        if self.adopted:
            return {"type": "string", "anyOf": [{"enum": list(self.allowed)}, {"pattern": f"^(?:{self.adopted})$"}]}
        limits: dict[str, Any] = {"enum": list(self.allowed)} if self.allowed else {"pattern": f"^(?:{self.pattern})$"}
        return {"type": "string", **limits, **({"default": self.default} if self.default is not None else {})}


@dataclass(frozen=True, slots=True)
class Request:
    """A validated request. `values` holds the parameters given, and the defaults of the others.

    - `as_of`: the past instant that is requested, or None; `now` is the same then.
    - `origin`: the requested origin as `https://host`; empty if unknown.
    """

    path: str
    values: Mapping[str, str]
    table: Table
    now: datetime
    as_of: datetime | None = None
    origin: str = ""

    @property
    def played_on(self) -> str:
        """The day of a recorded system, whose numbers are not of today; empty for any other."""
        return str(today(self.now)) if settings.is_played() else ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A successful answer before content negotiation.

    `body` is compressed if `gzipped`, and no text if `packed`: such a file is sent as it is. `etag` is quoted; what is
    `framable` may be shown by other sites. `until` is the instant at which the clock alone makes it another.
    """

    body: bytes
    etag: str
    media_type: str = "application/json"
    gzipped: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    framable: bool = False
    packed: bool = False
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address: `path` with {placeholders}, `answer` a `module:function` (Request -> Reply).

    - `response` is the type of its JSON as `module:Type`, empty where it has none. `make openapi` writes its schema.
    - `is_consistent`: whether callers follow it change by change, so that it may not lack the last second.
    - `composed_of`: the parts of which its answer is composed ahead; empty where it is not.
    """

    path: str
    name: str
    tag: str
    summary: str
    answer: str
    response: str
    parameters: tuple[Parameter, ...] = ()
    media_types: tuple[str, ...] = ("application/json",)
    problems: tuple[int, ...] = ()
    is_consistent: bool = False
    composed_of: tuple[str, ...] = ()

    @property
    def ignores_unknown(self) -> bool:
        """Whether undeclared parameters are ignored: those of pages and feeds, whose links people share."""
        return self.tag in ("pages", "site", "embeds") or "application/json" not in self.media_types

    def is_at(self, path: str) -> bool:
        """Whether `path` is an address of this endpoint, with any values of its placeholders."""
        return re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", self.path), path) is not None

    @property
    def queries(self) -> list[str]:
        """The names of its query parameters."""
        return [parameter.name for parameter in self.parameters if parameter.where == "query"]

    def values(self, path: Mapping[str, str], query: str) -> dict[str, str]:
        """The checked values of a request's placeholders and raw query.

        A page or a feed ignores what is not declared, the JSON API tracking parameters only. Raises Problem.
        """
        # An HTTP API hands over the path decoded, a function URL and other gateways as it was written.
        given = {name: unquote(text) for name, text in path.items()}
        for name, value in _pairs(query):
            if name in self.queries:
                given[name] = _readable(name, value, given)
            elif not self._ignores(name):
                if "\ufffd" in name:
                    raise Problem("bad-value", "the query cannot be read: it is no UTF-8")
                detail = f"{self.path} takes no parameter {name[:MOST_QUOTED]!r}"
                raise Problem("unknown-parameter", detail, parameter=name[:MOST_QUOTED], allowed=self.queries)
        found = {parameter.name: _value(parameter, given) for parameter in self.parameters}
        return {name: text for name, text in found.items() if text is not None}

    def _ignores(self, name: str) -> bool:
        from chautari.core.tracking_parameters import is_tracking  # most requests have none

        return self.ignores_unknown or is_tracking(name)


def _pairs(query: str) -> list[tuple[str, str]]:
    """The names and values of a query; bytes that are invalid UTF-8 become U+FFFD."""
    try:
        return parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Problem("bad-value", f"the query cannot be read: {error}") from None


def _readable(name: str, value: str, given: Mapping[str, str]) -> str:
    if name in given:
        raise Problem("repeated-parameter", f"{name} is given more than once", parameter=name)
    if "\ufffd" in value:
        raise bad_value(name, f"{name} is no UTF-8")
    return value


def _value(parameter: Parameter, given: Mapping[str, str]) -> str | None:
    if parameter.name in given:
        return parameter.check(given[parameter.name])
    if parameter.required:
        detail = f"{parameter.name} is needed: {parameter.description}"
        raise Problem("missing-parameter", detail, parameter=parameter.name, allowed=parameter.allowed)
    return parameter.default
