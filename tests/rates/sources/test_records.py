"""Reading the records of an answer: what is JSON, and which digits it keeps."""

import json
from decimal import Decimal

import pytest

from chautari.core.errors import SchemaChanged
from chautari.rates.sources.parsing import records
from tests.support import factories


@pytest.mark.parametrize(
    "body",
    ["NaN", "[Infinity]", '{"rate": -Infinity}', '{"rate": 1, "rate": 2}', "[" * 100_000, "{'a': 1}", "\ufeff", "1,"],
    ids=lambda body: body[:20],
)
def test_what_is_not_plainly_json_is_refused(body: str) -> None:
    with pytest.raises(SchemaChanged, match="not JSON"):
        records.json_of(factories.response(body.encode()))


@pytest.mark.parametrize("printed", ["306800.00", "0.10760000000000000001", "1E+3", "12345678901234567890"])
def test_every_printed_digit_is_kept(printed: str) -> None:
    assert str(records.json_of(factories.response(json.dumps([0]).replace("0", printed).encode()))[0]) == str(
        Decimal(printed)
    )


def test_one_value_under_a_key_twice_is_no_contradiction() -> None:
    assert records.json_of(factories.response(b'{"rate": 1, "rate": 1}')) == {"rate": 1}
