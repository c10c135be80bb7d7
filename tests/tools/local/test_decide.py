"""`make decide`: a decision is shown before it counts, and accepted with the bytes of its document."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from chautari.calendar.publish import job
from chautari.calendar.publish.notice_text import InvalidNotice
from chautari.calendar.store import years
from chautari.dynamodb import composed_answers, composed_parts
from chautari.dynamodb.composed_answers import ComposedAnswer
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import YearRow
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.functions.office import PREDICTED, ROW, stored
from tests.support.decisions import decision
from tools.local import decide
from tools.local.errors import CannotRun
from tools.local.replay import Target

NOW = datetime.fromisoformat("2026-11-20T12:00:00+05:45")


@pytest.fixture
def target(table: Table, archive: EvidenceArchive, monkeypatch: pytest.MonkeyPatch) -> Iterator[Target]:
    monkeypatch.setattr(job, "YEARS", range(2083, 2085))
    yield Target(table, archive, NOW)
    bikram_sambat.adopt({2084: PREDICTED})


def run(target: Target, folder: Path, document: dict[str, Any], *words: str) -> list[str]:
    """The lines of the command on a file with the document."""
    path = folder / "notice.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return list(decide.run(target, decide.arguments(["--file", str(path), *words])))


def test_a_decision_is_shown_and_nothing_stored(target: Target, tmp_path: Path) -> None:
    assert run(target, tmp_path, decision()) == [
        "adds eid-al-fitr 2027-03-10 (2083-11-26), national",
        "no evidence: what it says is transcribed",
        "nothing is stored: APPLY=1 accepts it",
    ]
    assert years.notices(target.table) == []


def test_an_accepted_decision_is_official_by_the_document_that_came_with_it(target: Target, tmp_path: Path) -> None:
    scan = tmp_path / "eid.pdf"
    scan.write_bytes(b"%PDF Eid")
    said = run(target, tmp_path, decision(in_force_from="2026-11-20"), "--evidence", str(scan), "--apply")
    assert said[-1] == "accepted as decision#2083#1; years published: [2083, 2084]"
    eid = next(holiday for holiday in stored(target.table, 2083).holidays if holiday.key == "eid-al-fitr")
    assert (eid.first, eid.status) == (date(2027, 3, 10), "official")
    with pytest.raises(CannotRun, match="accepted already"):
        run(target, tmp_path, decision(in_force_from="2026-11-20"), "--evidence", str(scan), "--apply")


def test_the_committees_row_is_adopted_by_the_same_command(target: Target, tmp_path: Path) -> None:
    composed_parts.add(target.table, "calendar", ["/ne"])
    composed_answers.put(target.table, "/ne", ComposedAnswer(b"", '"tag"', NOW, None, 1))
    said = run(target, tmp_path, ROW, "--apply")
    front = composed_answers.get(target.table, "/ne")
    assert front and not front.holds(NOW)
    assert said[0] == "the months of 2084: 31 31 32 31 31 31 30 29 30 29 30 31, by the committee"
    assert stored(target.table, 2084).confidence == "official"
    assert bikram_sambat.confidence(2084) == YearRow((), "official").confidence


def test_another_document_than_the_notice_names_is_refused(target: Target, tmp_path: Path) -> None:
    (tmp_path / "eid.pdf").write_bytes(b"%PDF Eid")
    named = decision(evidence={"sha256": "0" * 64})
    with pytest.raises(CannotRun, match="the notice names another"):
        run(target, tmp_path, named, "--evidence", str(tmp_path / "eid.pdf"), "--apply")
    (tmp_path / "bad.json").write_bytes(b"[" * 100_000)
    with pytest.raises(InvalidNotice, match="nested too deeply"):
        list(decide.run(target, decide.arguments(["--file", str(tmp_path / "bad.json")])))
    assert years.notices(target.table) == []
