"""Every number that is served leads to what it rests on."""

from collections.abc import Iterator
from typing import Any

import pytest

from chautari.core.http_messages import DateRange
from chautari.dynamodb.table import Table
from chautari.rates.ingest import pipeline
from chautari.rates.store import evidence_archive
from chautari.rates.validation import rules
from tests.api.conftest import Get
from tests.support.boards import board, page_of
from tests.support.observations import MONDAY, NOW
from tests.support.shelf import shelf

WINDOW = DateRange(MONDAY, MONDAY)


def read(table: Table, source: str, tola: str, ten: str | None = None) -> str:
    """A run of a source; the hash of its answer."""
    page = page_of(("gold", MONDAY, {"tola": tola, **({"10g": ten} if ten else {})}))
    pipeline.run(board(source), WINDOW, lambda _: page, table, shelf(), NOW)
    return evidence_archive.hash_of(page)


def test_a_reading_leads_to_its_answer_its_parser_and_the_rules_that_it_passed(table: Table, get: Get) -> None:
    sha256 = read(table, "fenegosida", "306800")
    answer = get("/v1/proof/gold.2026-08-17.fenegosida.1").json
    (proof,) = answer["proofs"]
    assert proof["answer"] == {
        "url": "https://board.example/",
        "fetched_at": "2026-08-17T11:45:00+05:45",
        "sha256": sha256,
        "size": 50,
    }
    assert (proof["figures"], proof["current"], proof["reason"]) == ({"tola": "306800"}, True, None)
    assert proof["parser"]["name"] == "fenegosida"
    assert len(proof["parser"]["version"]) == 12
    assert [rule["rule"] for rule in proof["rules"]] == list(rules.rules_for("metals"))
    assert all(rule["passed"] and rule["detail"] is None for rule in proof["rules"])


def test_a_rule_that_was_broken_is_told_with_its_words(table: Table, get: Get) -> None:
    read(table, "fenegosida", "306800", "306800")
    answer = get("/v1/proof/gold.2026-08-17.fenegosida.1").json
    broken = {rule["rule"]: rule["detail"] for rule in answer["proofs"][0]["rules"] if not rule["passed"]}
    assert broken == {"tola_matches_ten_grams": "tola 306800 makes 10 g 263031.6, printed 306800"}
    assert answer["status"] == "held"


def test_a_day_shows_its_judgement_the_readings_compared_and_the_proof_of_each(table: Table, get: Get) -> None:
    hashes = [read(table, source, "306800") for source in ("fenegosida", "nepalipatro")]
    answer = get("/v1/proof/gold.2026-08-17").json
    assert (answer["status"], answer["source"], answer["tolerance"]) == ("confirmed", "fenegosida", "3")
    assert [(each["source"], each["agrees"]) for each in answer["compared"]] == [
        ("fenegosida", True),
        ("nepalipatro", True),
    ]
    assert [each["id"] for each in answer["proofs"]] == [each["proof"] for each in answer["compared"]]
    assert [each["answer"]["sha256"] for each in answer["proofs"]] == hashes


def test_what_a_source_said_before_stays_proven_and_is_not_current(table: Table, get: Get) -> None:
    first, second = (read(table, "fenegosida", amount) for amount in ("306800", "307000"))
    before = get("/v1/proof/gold.2026-08-17.fenegosida.1").json["proofs"][0]
    assert (before["answer"]["sha256"], before["current"], before["figures"]) == (first, False, {"tola": "306800"})
    (now,) = get("/v1/proof/gold.2026-08-17").json["proofs"]
    assert (now["answer"]["sha256"], now["current"], now["revision"]) == (second, True, 2)


@pytest.mark.parametrize(
    "name",
    [
        "gold", "gold.2026-08-17.fenegosida", "gold.2026-08-17.fenegosida.0", "gold.2026-08-17.fenegosida.2",
        "gold.2026-08-17.nobody.1", "gold.2026-08-18", "gold.2026-02-30", "lead.2026-08-17", "gold.bs:2083-05-01",
        "gold.2026-08-17.fenegosida.1.1", "GOLD.2026-08-17", "gold.2026-08-17.fenegosida#0001.1",
    ],
)  # fmt: skip
def test_what_was_never_stored_is_not_found(stocked: Table, get: Get, name: str) -> None:
    answer = get(f"/v1/proof/{name}")
    assert (answer.status, answer.json["type"]) == (404, "urn:problem-type:chautari:not-found")


def proofs_in(value: Any) -> Iterator[str]:
    """Every `proof` anywhere in an answer."""
    if isinstance(value, dict):
        yield from [value["proof"]] if isinstance(value.get("proof"), str) else []
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from proofs_in(inner)


@pytest.mark.parametrize(
    "address",
    [
        "/v1/home", "/v1/metals", "/v1/forex", "/v1/metals/gold/history?from=2026-08-16",
        "/v1/forex/USD/history?from=2026-08-16", "/v1/convert?amount=1&from=USD&to=gold:tola",
    ],
)  # fmt: skip
def test_every_proof_that_an_answer_names_is_there(stocked: Table, get: Get, address: str) -> None:
    named = set(proofs_in(get(address).json))
    assert named
    assert {name: get(f"/v1/proof/{name}").status for name in named} == dict.fromkeys(named, 200)


def test_a_row_of_a_spreadsheet_names_its_proof(stocked: Table, get: Get) -> None:
    header, row, *_ = get("/v1/metals/gold/history?from=2026-08-17&format=csv").text.splitlines()
    assert dict(zip(header.split(","), row.split(","), strict=True))["proof"] == "gold.2026-08-17"


def test_a_move_says_how_sure_both_its_days_are_and_what_they_rest_on(stocked: Table, get: Get) -> None:
    move = get("/v1/metals/gold/move?on=2026-08-17").json
    for end in ("", "_before"):
        proof = get(f"/v1/proof/{move[f'proof{end}']}").json
        assert (proof["status"], proof["date"]) == (move[f"status{end}"], move["since" if end else "date"])
    assert {"status", "status_before", "proof", "proof_before"} <= move["dollar"].keys()
