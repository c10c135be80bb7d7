"""Today's code on tables that releases of before have written: it answers, goes on, exports and restores."""

import base64
import gzip
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chautari.dynamodb import codec
from chautari.export import item_lines
from chautari.export.job import EVENT
from chautari.export.standing_parts import LEFT_OUT
from chautari.markets import sources as board_sources
from tests.support import exported
from tests.support.added_by_hand import NOW
from tests.support.exported import Exported
from tests.support.template_file import ROOT
from tests.support.whole_system import WholeSystem, account

RELEASES = sorted((ROOT / "tests" / "fixtures" / "exports").glob("*.jsonl.gz"))
# Each is written once and never changed.
APPEND_ONLY = ("RATE", "SAID", "CORRECTIONS", "CHANGES", "RULES", "RUNS")
NOT_YET = "/markets|/counter|/search|/subjects/|min_status=confirmed"
LATER = NOW + timedelta(hours=2)
pytestmark = pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name.partition(".")[0])


@contextmanager
def upgrade(release: Path) -> Iterator[WholeSystem]:
    """Today's code before the table of a release, two hours after its last run."""
    with account() as system:
        for line in gzip.decompress(release.read_bytes()).splitlines():
            item = {name: _attribute(value) for name, value in json.loads(line).items()}
            system.table.client.put_item(TableName=system.table.name, Item=item)
        yield replace(system, now=LATER)


@pytest.fixture
def upgraded(release: Path) -> Iterator[WholeSystem]:
    with upgrade(release) as system:
        yield system


def _attribute(value: dict[str, Any]) -> dict[str, Any]:
    return {"B": base64.b64decode(value["B"])} if "B" in value else value


def stored_price(system: WholeSystem, instrument: str) -> str:
    """The price that the release's own ready answer has."""
    view = codec.unpacked(system.items()["VIEW#metals", "VIEW"]["body"]["B"])
    return next(str(rate["price"]) for rate in view["metals"] if rate["instrument"] == instrument)


def test_every_address_answers_and_the_price_is_the_one_of_before(upgraded: WholeSystem) -> None:
    price = stored_price(upgraded, "gold")
    answers = exported.ask_all(upgraded)
    unready = {address for address, (status, _, _) in answers.items() if status == 503}
    failed = {address: body for address, (status, _, body) in answers.items() if status >= 500}
    # A ready answer that the release did not have yet is there from the first run or `make republish` on.
    assert [address for address, body in failed.items() if "not-ready" not in body and address[:4] == "/v1/"] == []
    assert failed.keys() == unready
    assert [address for address in failed if not re.search(NOT_YET, address)] == []
    body = json.loads(answers["/v1/metals"][2])
    assert {rate["price"] for rate in body["metals"] if rate["instrument"] == "gold"} == {price}


def test_todays_runs_go_on_and_change_nothing_that_was_said(upgraded: WholeSystem) -> None:
    before = {key: item for key, item in upgraded.items().items() if key[0].partition("#")[0] in APPEND_ONLY}
    price = stored_price(upgraded, "gold")
    upgraded.invoke("rates", {"sources": ["nrb", "fenegosida", "nepalipatro", "hamropatro"]})
    upgraded.invoke("rates", {"sources": list(board_sources.source_keys())})
    upgraded.invoke("rates", {"sources": ["nabil"]})  # the answer of the counter is there from the first bank on
    upgraded.invoke("calendar", {"calendar": "publish"})
    revised = upgraded.revise_an_article()
    upgraded.build_index()
    after = upgraded.items()
    assert len(before) > 150
    assert [key for key, item in before.items() if after.get(key) != item] == []
    answers = exported.ask_all(upgraded)
    assert [address for address, (status, _, _) in answers.items() if status >= 500] == []
    assert stored_price(upgraded, "gold") == price
    assert json.loads(answers[f"/v1/articles/{revised}"][2])["revision"] == 2


def test_it_is_exported_and_restored_as_it_was(release: Path, tmp_path: Path) -> None:
    with upgrade(release) as system:
        system.invoke("export", EVENT, 890)
        exported.save(system, tmp_path)
        kept = Exported(tmp_path, {}, system.items(), {})
    with account() as empty:
        kept.restore(empty)
        restored = empty.items()
    expected = {key: item for key, item in kept.items.items() if key[0].partition("#")[0] not in LEFT_OUT}
    differing = [key for key, item in expected.items() if item_lines.line_of(restored[key]) != item_lines.line_of(item)]
    assert len(expected) > 200
    assert differing == []
    assert {key for key in kept.items if key[0].startswith("ARTICLE")} <= restored.keys()
