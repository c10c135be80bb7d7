"""`make label`: a page, our reading and a person's correction, outside the repository; what checked ones say."""

from pathlib import Path

import pytest

from tests.news.extraction.kind_pages import TITLE, page
from tests.support.template_file import ROOT
from tools.label import __main__ as command
from tools.label import folder, label_text
from tools.label.label_text import ArticleLabel
from tools.local.errors import CannotRun

URL = "https://news.example/2026/bridge"


def labels(folder_of_pages: Path) -> list[Path]:
    return sorted(folder_of_pages.glob("*/label.txt"))


def run(folder_of_pages: Path, *words: str) -> int:
    return command.main(["--dir", str(folder_of_pages), *words])


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "saved.html"
    path.write_bytes(page(f"<p>- {'A dash begins this paragraph of a report, as it does in some. ' * 5}</p>"))
    return path


def test_a_saved_page_comes_with_our_reading_to_be_corrected(tmp_path: Path, saved: Path) -> None:
    assert run(tmp_path / "pages", "--page", str(saved), "--url", URL) == 0
    (label,) = labels(tmp_path / "pages")
    assert label.parent.name == "news.example-2026-bridge"
    assert (label.parent / "page.html").read_bytes() == saved.read_bytes()
    text = label.read_text()
    assert f"= {TITLE}" in text.splitlines()
    assert label_text.read(text).blocks[0].kind == "paragraph"


def test_what_nobody_has_checked_does_not_count(
    tmp_path: Path, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path / "pages", "--page", str(saved), "--url", URL)
    assert run(tmp_path / "pages", "--score") == run(tmp_path / "none", "--score") == 1
    assert capsys.readouterr().err.count("holds no page that a person has checked") == 2


def test_a_checked_page_stays_beside_its_label_and_another_of_the_same_beginning_beside_it(tmp_path: Path) -> None:
    first, second = (f"https://news.example/{120 * 'a'}{letter}" for letter in "bc")
    label = folder.add(tmp_path, first, b"<p>one</p>") / folder.LABEL
    label.write_text("checked")
    assert folder.add(tmp_path, first, b"<p>edited</p>") == label.parent
    for _ in range(2):
        second_place = folder.add(tmp_path, second, b"<p>two</p>")
    assert (label.read_text(), (label.parent / folder.PAGE).read_bytes()) == ("checked", b"<p>one</p>")
    assert ((second_place / folder.PAGE).read_bytes(), len(labels(tmp_path))) == (b"<p>two</p>", 2)


def test_an_address_that_is_none_is_refused(tmp_path: Path, saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "pages", "--page", str(saved), "--url", "x") == 1
    assert "needs URL=https://" in capsys.readouterr().err


def test_a_checked_label_is_scored_and_never_written_over(
    tmp_path: Path, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path / "pages", "--page", str(saved), "--url", URL)
    (label,) = labels(tmp_path / "pages")
    label.write_text(label.read_text().replace(f"= {TITLE}", "= Another title").replace("\n!\n", "\n! Ram\n"))
    run(tmp_path / "pages", "--page", str(saved), "--url", URL)
    run(tmp_path / "pages", "--score")
    out = capsys.readouterr().out
    assert "1 pages: body P 1.0000 R 1.0000 F1 1.0000" in out
    assert "right: title 0 authors 1 day 1 kind 1" in out


def test_the_repository_takes_no_page(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ROOT / "pages", "--page", str(saved), "--url", URL) == 1
    assert "stay outside" in capsys.readouterr().err
    with pytest.raises(CannotRun):
        list(folder.labelled(ROOT / "tests"))


def test_what_to_take_must_be_said(tmp_path: Path, saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path) == 1
    assert "OUTLET=" in capsys.readouterr().err
    assert run(tmp_path, "--page", str(saved)) == 1
    assert "URL=" in capsys.readouterr().err


def test_a_label_is_read_as_it_was_written() -> None:
    label = ArticleLabel("Title", ["Ram", "Sita"], "2026-11-27", "live", "In short.", "Hari")
    assert label_text.read(label_text.write(label)) == label
