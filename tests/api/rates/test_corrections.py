"""What was put right, as a caller reads it: by runs over boards, through the table, in JSON and as a feed."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest

from chautari.api.rates import corrections as answers
from chautari.core.http_messages import DateRange
from chautari.dynamodb import keys
from chautari.dynamodb.table import Table, write
from chautari.rates.ingest import pipeline
from chautari.rates.model.correction import RuleChange
from chautari.rates.model.rule_notice import RuleNotice
from chautari.rates.store import corrections as record
from tests.api.conftest import Get
from tests.support.boards import board, gold, saying
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY
from tests.support.shelf import shelf

ATOM = "{http://www.w3.org/2005/Atom}"


def read(table: Table, number: int, *rows: Any, source: str = "fenegosida") -> None:
    """The run of that many hours later."""
    at = NOW + timedelta(hours=number)
    pipeline.run(board(source), DateRange(FRIDAY, MONDAY), saying(*rows, at=at), table, shelf(), at)


def corrections(get: Get, query: str = "") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = get(f"/v1/corrections{query}").json["corrections"]
    return rows


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 (our own feed)


def test_nothing_yet(table: Table, get: Get) -> None:
    assert get("/v1/corrections").json == {"corrections": [], "next": None}
    assert parsed(get("/v1/corrections.atom").text).findall(f"{ATOM}entry") == []


def test_what_is_new_and_what_is_confirmed_is_no_correction(table: Table, get: Get) -> None:
    read(table, 0, gold(SUNDAY, 305200), gold(MONDAY, 306800))
    read(table, 1, gold(MONDAY, 306800), source="nepalipatro")
    assert corrections(get) == []


def test_a_figure_that_its_source_changed(table: Table, get: Get) -> None:
    read(table, 0, gold(MONDAY, 306800))
    read(table, 1, gold(MONDAY, 307000))
    (found,) = corrections(get)
    assert (found["instrument"], found["date"], found["date_bs"]) == ("gold", "2026-08-17", "2083-05-01")
    assert (found["kind"], found["at"]) == ("changed", "2026-08-17T12:45:00+05:45")
    assert found["in_words"] == "tola 306800 became tola 307000; by fenegosida's revision 2 of 2026-08-17"
    assert (found["before"]["figures"], found["after"]["figures"]) == ({"tola": "306800"}, {"tola": "307000"})
    (cause,) = found["causes"]
    assert get(f"/v1/proof/{cause['proof']}").json["proofs"][0]["figures"] == {"tola": "307000"}


def test_a_day_that_is_held_and_given_out_again(table: Table, get: Get) -> None:
    read(table, 0, gold(MONDAY, 306800), source="nepalipatro")
    read(table, 1, ("gold", MONDAY, {"tola": "306800", "10g": "306800"}, None))
    read(table, 2, gold(MONDAY, 306900))
    released, withdrawn = corrections(get)
    assert (withdrawn["kind"], withdrawn["after"]["figures"]) == ("withdrawn", None)
    assert "tola 306800 is held now" in withdrawn["in_words"]
    assert (released["kind"], released["after"]["status"]) == ("released", "provisional")
    assert released["before"]["reasons"][0]["rule"] == "tola_matches_ten_grams"


def test_a_rate_that_somebody_disputes_later_is_weakened(table: Table, get: Get) -> None:
    read(table, 0, gold(MONDAY, 306800))
    read(table, 1, gold(MONDAY, 307500), source="hamropatro")
    (weakened,) = corrections(get)
    assert (weakened["kind"], weakened["after"]["figures"]) == ("weakened", {"tola": "306800"})
    assert weakened["in_words"].startswith("tola 306800 is provisional as it was, and contested now: readings_disagree")


def test_every_correction_is_on_one_page_and_the_newest_first(table: Table, get: Get) -> None:
    for number in range(4):
        read(table, number, gold(SUNDAY, 305000 + number), gold(MONDAY, 306000 + number))
    whole = corrections(get)
    assert [row["at"] for row in whole] == sorted((row["at"] for row in whole), reverse=True)
    pages: list[dict[str, Any]] = []
    onward: str | None = ""
    while onward is not None:
        answer = get(f"/v1/corrections?limit=1{onward and f'&cursor={onward}'}").json
        pages, onward = pages + answer["corrections"], answer["next"]
    assert pages == whole
    assert len(whole) == 6


def test_those_of_an_instrument_or_of_a_market_date_alone(table: Table, get: Get) -> None:
    for number in range(2):
        silver = ("silver", MONDAY, {"tola": str(5000 + number)}, None)
        read(table, number, gold(SUNDAY, 305000 + number), gold(MONDAY, 306000 + number), silver)
    found = {(row["instrument"], row["date"]) for row in corrections(get)}
    assert found == {("gold", str(SUNDAY)), ("gold", str(MONDAY)), ("silver", str(MONDAY))}
    assert {row["date"] for row in corrections(get, "?instrument=gold")} == {str(SUNDAY), str(MONDAY)}
    assert {row["instrument"] for row in corrections(get, "?on=2026-08-17")} == {"gold", "silver"}
    assert corrections(get, "?instrument=silver&on=bs:2083-04-31") == []
    (row,) = corrections(get, "?instrument=silver&on=bs:2083-05-01")
    assert (row["instrument"], row["date"]) == ("silver", "2026-08-17")


@pytest.mark.parametrize(("instrument", "count"), [("USD", 1), ("gold", 0)])
def test_a_rule_of_all_currencies_is_one_of_each(table: Table, get: Get, instrument: str, count: int) -> None:
    words = ("https://www.nrb.org.np/notice.pdf", "", "a notice", "ram", NOW.isoformat())
    notice = RuleNotice("nrb", 1, "spread", "*", "0.80", "2026-08-17", *words)
    change = RuleChange("adopted", notice, "0.60")
    write(table, [record.put(table, keys.correction("rules", 2026, NOW, 1), [change])], "corrections")
    assert len(corrections(get, f"?instrument={instrument}&on=2026-08-17")) == count


def test_one_that_finds_little_leaves_off_and_says_where_to_go_on(
    table: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_READ", 1)
    for number in range(3):
        read(table, number, gold(SUNDAY, 305000 + number), gold(MONDAY, 306000))
    read(table, 3, gold(MONDAY, 307000))
    rows: list[dict[str, Any]] = []
    onward: str | None = ""
    requests = 0
    while onward is not None:
        joint = onward and f"&cursor={onward}"
        answer = get(f"/v1/corrections?on=2026-08-16{joint}").json
        rows, onward, requests = rows + answer["corrections"], answer["next"], requests + 1
    assert ([row["date"] for row in rows], requests) == (["2026-08-16"] * 2, 3)


def test_a_cursor_of_another_instrument_is_refused(table: Table, get: Get) -> None:
    for number in range(3):
        read(table, number, gold(SUNDAY, 305000 + number))
    onward = get("/v1/corrections?instrument=gold&limit=1").json["next"]
    answer = get(f"/v1/corrections?instrument=silver&limit=1&cursor={onward}")
    assert (answer.status, answer.json["parameter"]) == (422, "cursor")


def test_an_instrument_that_nobody_lists_is_refused(table: Table, get: Get) -> None:
    answer = get("/v1/corrections?instrument=XYZ")
    assert (answer.status, answer.json["parameter"]) == (422, "instrument")


def test_a_run_that_changes_nothing_corrects_nothing(table: Table, get: Get) -> None:
    for number in range(3):
        read(table, number, gold(MONDAY, 306800 + 100 * min(number, 1)))
    assert len(corrections(get)) == 1


def test_a_cursor_of_another_list_is_refused(stocked: Table, get: Get) -> None:
    onward = get("/v1/runs?limit=1").json["next"]
    answer = get(f"/v1/corrections?cursor={onward}")
    assert (answer.status, answer.json["parameter"]) == (422, "cursor")


def test_the_feed_has_an_entry_for_each_and_the_same_bytes_again(table: Table, get: Get) -> None:
    read(table, 0, gold(MONDAY, 306800))
    read(table, 1, gold(MONDAY, 307000))
    read(table, 2, gold(MONDAY, 308000))
    answer = get("/v1/corrections.atom")
    feed = parsed(answer.text)
    entries = feed.findall(f"{ATOM}entry")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2026-08-17T13:45:00+05:45"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["gold 2026-08-17: changed"] * 2
    assert entries[1].findtext(f"{ATOM}summary", "").startswith("tola 306800 became tola 307000; by fenegosida's")
    assert get("/v1/corrections.atom", **{"If-None-Match": answer.headers["ETag"]}).status == 304
