"""What readers see of a change of rules: incidents, currencies that are not listed, and those that a notice listed."""

from dataclasses import replace
from datetime import datetime

import pytest

from chautari.dynamodb.table import Table
from chautari.rates.ingest import projections
from chautari.rates.model.rule_incident import RepeatedContradiction
from chautari.rates.model.rule_notice import RuleNotice
from chautari.rates.store import contradictions, rule_notices
from tests.api.conftest import Get
from tests.support.observations import NOW

DATES = ("2026-08-15", "2026-08-16", "2026-08-17")
PEG = RepeatedContradiction("peg", "INR", "1.62", "buy 162.00, sell 162.15 per 100", DATES)
NEW = RepeatedContradiction("listed", "NZD", "1", "buy 88.10, sell 88.45 per 1", DATES[1:])
LISTING = RuleNotice(
    "nrb", 1, "listed", "NZD", "1", "2026-08-15", "words", "", "it is new", "operator", NOW.isoformat(), "Kiwi", "किवी"
)


@pytest.fixture
def contradicted(table: Table) -> Table:
    contradictions.update(table, "nrb", lambda _: [NEW, PEG])
    projections.rebuild(table, {"forex"}, NOW)
    return table


def test_an_incident_is_shown_with_the_line_that_adopts_it_and_two_publications_are_none(
    contradicted: Table, get: Get
) -> None:
    (incident,) = get("/v1/sources").json["incidents"]
    assert (incident["rule"], incident["instrument"], incident["publications"]) == ("peg", "INR", 3)
    assert incident["adopt"] == PEG.command("nrb")
    for page in ("/en/status", "/ne/status"):
        assert "make adopt SOURCE=nrb RULE=peg INSTRUMENT=INR VALUE=1.62" in get(page).text


def test_a_currency_that_is_not_listed_is_shown_as_printed_from_the_first_publication(
    contradicted: Table, get: Get
) -> None:
    (unlisted,) = get("/v1/forex").json["unlisted"]
    assert (unlisted["code"], unlisted["printed"], unlisted["publications"]) == ("NZD", NEW.example, 2)
    assert f"NZD · {NEW.example}" in get("/en/forex").text
    assert get("/v1/forex/NZD/history").status == 404
    refused = get("/v1/convert?amount=1&from=NZD&to=NZD")
    assert (refused.status, refused.json["parameter"]) == (422, "from")


def test_a_listed_currency_has_an_address_without_a_deploy_and_loses_no_past_when_that_is_taken_back(
    table: Table, get: Get
) -> None:
    assert get("/v1/forex/NZD/history").status == 404
    rule_notices.add(table, LISTING, None)
    answer = get("/v1/forex/NZD/history")
    assert (answer.status, answer.json["name"], answer.json["rates"]) == (200, "Kiwi", [])
    assert get("/v1/rates.atom?instrument=NZD").status == 200
    rule_notices.add(table, replace(LISTING, number=2, revokes=1, reason="a test of the bank"), "1")
    assert get("/v1/forex/NZD/history").status == 200
    rows = get("/v1/corrections").json["corrections"]
    assert [(row["kind"], row["notice"]["id"], row["notice"]["revokes"]) for row in rows] == [
        ("revoked", "nrb.2", "nrb.1"),
        ("adopted", "nrb.1", None),
    ]
    assert rows[0]["in_words"].startswith("no longer (notice nrb.1): NZD is listed, per 1 from 2026-08-15 on")
    assert datetime.fromisoformat(rows[0]["at"]) == NOW
    assert get("/v1/corrections.atom").text.count("<entry>") == 2
