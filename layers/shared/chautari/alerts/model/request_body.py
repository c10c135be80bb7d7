"""What somebody who subscribes may ask for: a receiver, topics and thresholds. Raises Problem."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from chautari.alerts.model.https_address import is_public_https
from chautari.alerts.model.subscription import LANGUAGES, TOPICS, Language, Topic, Wanted
from chautari.api.problems import Problem, bad_value
from chautari.rates.model.instruments import CURRENCIES, INSTRUMENTS, METALS
from chautari.rates.model.min_status import MIN_STATUSES, MinStatus

MEMBERS = ("url", "push", "topics", "instruments", "percent", "min_status", "language", "outlets")
LONGEST_URL = 500
MOST_OUTLETS = 20
# Those that every process knows; a notice may have listed more currencies, which this one knows once it has read it.
BUNDLED = (*METALS, *CURRENCIES)
PERCENT = r"(?:0|[1-9][0-9]?)(?:\.[0-9]{1,2})?"
_DEFAULTS = {"instruments": ["gold", "silver", "USD"], "percent": "1", "language": "ne", "outlets": 3}


def receiver(body: Mapping[str, Any]) -> str:
    """The address in `url`: https, a name, the default port."""
    url = body.get("url")
    if not isinstance(url, str):
        words = "url is needed, where messages are sent by POST; or push, of a browser"
        raise Problem("missing-parameter", words, parameter="url")
    if not is_public_https(url, LONGEST_URL):
        words = f"url is no https address of a public name on the default port, of at most {LONGEST_URL} characters"
        raise bad_value("url", words, ["like https://example.org/hooks/chautari"])
    return url


def wanted(body: Mapping[str, Any]) -> Wanted:
    """What is subscribed to."""
    if unknown := sorted(str(name)[:60] for name in body if name not in MEMBERS):
        raise Problem("unknown-parameter", f"nothing is called {unknown[0]!r}", parameter=unknown[0], allowed=MEMBERS)
    chosen = {**_DEFAULTS, **body}
    return Wanted(
        cast("tuple[Topic, ...]", _several(chosen, "topics", TOPICS)),
        _several(chosen, "instruments", tuple(INSTRUMENTS)),
        _percent(chosen["percent"]),
        cast("MinStatus | None", _chosen(chosen, "min_status", MIN_STATUSES) if "min_status" in body else None),
        cast("Language", _chosen(chosen, "language", LANGUAGES)),
        _outlets(chosen["outlets"]),
    )


def _several(body: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    values = body.get(name)
    if not isinstance(values, list) or not values or not all(value in allowed for value in map(_text, values)):
        raise bad_value(name, f"{name} is no list of one or more of the known values", allowed)
    return tuple(value for value in allowed if value in values)


def _chosen(body: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    value = _text(body[name])
    if value not in allowed:
        raise bad_value(name, f"{name} is none of the known values", allowed)
    return value


def _percent(value: object) -> Decimal:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)
    if not re.fullmatch(PERCENT, text) or not Decimal(text):
        raise bad_value("percent", "percent is the least change that is told, as a text", ["0.01 to 99.99, as 1.5"])
    return Decimal(text)


def _outlets(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 2 <= value <= MOST_OUTLETS:
        raise bad_value("outlets", "outlets says how many have to tell a story", [f"2 to {MOST_OUTLETS}"])
    return value


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
