"""What is generated is what is committed, and it follows the declarations."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from chautari.news import sources as outlets
from tests.support.template_file import ROOT
from tools.generate.__main__ import NAMES, OUTLETS, generated


@pytest.mark.parametrize("path", [NAMES, OUTLETS], ids=str)
def test_the_committed_file_is_what_make_generate_writes(path: Path) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == generated()[path]


def test_a_name_is_in_both_languages() -> None:
    names = json.loads(generated()[NAMES])
    assert names["source nrb"] == {"ne": "नेपाल राष्ट्र बैंक", "en": "Nepal Rastra Bank"}


def test_what_is_declared_otherwise_is_written_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    before = generated()[OUTLETS]
    changed = replace(outlets.find("setopati"), name="Seto Pati")
    find = outlets.find
    monkeypatch.setattr(outlets, "find", lambda key: changed if key == "setopati" else find(key))
    assert generated()[OUTLETS] == before.replace("[Setopati]", "[Seto Pati]")
