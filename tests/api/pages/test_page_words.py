"""Whatever the API may answer, the pages have words for it in both languages: none is met at first by a reader."""

import json
from typing import Any

import pytest

from chautari.api.platform.openapi import DOCUMENT
from chautari.rates import sources
from chautari.web.locales import Locale

NE = Locale("ne")
SCHEMAS: dict[str, Any] = json.loads(DOCUMENT.read_bytes())["components"]["schemas"]


def values(schema: Any, name: str) -> set[str]:
    """The values that members called `name` may have, anywhere in a schema."""
    if isinstance(schema, list | tuple):
        return {value for each in schema for value in values(each, name)}
    if not isinstance(schema, dict):
        return set()
    if "$ref" in schema:
        return values(SCHEMAS[schema["$ref"].rpartition("/")[2]], name)
    member = schema.get("properties", {}).get(name, {})
    stated = {*member.get("enum", ()), *([member["const"]] if "const" in member else ())}
    return stated | {value for each in schema.values() for value in values(each, name)}


@pytest.mark.parametrize(
    ("schema", "member", "words"),
    [
        *(("Metal", "status", ""), ("Currency", "status", ""), ("Proof", "status", "about ")),
        *(("Freshness", "state", ""), ("CalendarDay", "confidence", "confidence ")),
        *(("CalendarMonth", "holidays_status", "holidays "), ("NewsSource", "health", "health ")),
        ("RateUsed", "side", ""),
    ],
)
def test_every_value_has_words(schema: str, member: str, words: str) -> None:
    found = values(SCHEMAS[schema], member)
    assert found
    assert {value for value in found if not NE.knows(f"{words}{value}")} == set()


@pytest.mark.parametrize("key", sources.keys())
def test_every_source_of_rates_has_a_name(key: str) -> None:
    assert NE.knows(f"source {key}")
