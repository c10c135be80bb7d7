"""Adding a bank takes one file and its fixtures: a made-up one is read and judged like the others."""

from pathlib import Path

import pytest

from chautari.core.source_registry import SourceRegistry
from chautari.markets.model.bank_board import newest
from chautari.markets.model.bank_judgement import judge
from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources import banks
from tests.markets.model.bank_boards import REFERENCES
from tests.markets.sources.bank_fixtures import editions_of

DECLARATION = '''"""Everest of the Tests: a bank that is made up."""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=("Money", "Per", "We buy", "We sell"),
    columns={"We buy": ("cash", "transfer"), "We sell": ("sell",)},
    names=("Money",),
    unit="Per",
)
SOURCE = BankSource("everest", "Everest of the Tests", "https://everest.example/", LAYOUT.columns,
                    page_at("https://everest.example/rates"), table_parser(LAYOUT))
'''
META = '{"url": "https://everest.example/rates", "status": 200, "fetched_at": "2026-09-07T12:00:00+05:45"}'


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of banks with one more file, and a fixture of it."""
    folder = tmp_path / "banks"
    folder.mkdir()
    (folder / "everest.py").write_text(DECLARATION)
    monkeypatch.setattr(banks, "__path__", [str(folder)])
    registry = SourceRegistry[BankSource](banks.__name__, banks.UnknownBank)  # that of `banks` has looked already
    for name in ("keys", "find"):
        monkeypatch.setattr(banks, name, getattr(registry, name))
    case = tmp_path / "everest" / "a-plain-day"
    case.mkdir(parents=True)
    rows = "".join(
        f"<tr><td>{code}</td><td>{rate.unit}</td><td>{rate.buy}</td><td>{rate.sell}</td></tr>"
        for code, rate in REFERENCES.items()
    )
    heads = "<tr><th>Money</th><th>Per</th><th>We buy</th><th>We sell</th></tr>"
    (case / "body").write_text(f"<table>{heads}{rows}</table>")
    (case / "meta.json").write_text(META)
    return case


def test_a_made_up_bank_is_one_file_and_its_fixtures(case: Path) -> None:
    assert banks.keys() == ("everest",)
    board = newest(editions_of(case))
    assert {row.status for row in judge(board, REFERENCES)} == {"provisional"}
    assert banks.find("everest").words["transfer"] == "We buy"
