"""Bytes to text in the order of the encoding standard, and the one place where we differ from it."""

import pytest

from chautari.news.extraction.document import decode, is_text

FRENCH = "<p>Déjà vu, où l’été s’achève à Noël — «naïf», çà et là, après l’orage.</p>"
RUSSIAN = "<p>Совет сообщил, что работы продолжатся ещё две недели, и движение вернётся.</p>"
JAPANESE = "<p>市は、新しい橋の工事があと二週間続くと発表した。交通は再開される予定です。</p>"
NEPALI = "<p>काठमाडौं महानगरपालिकाले नयाँ पुलको काम सकिने बताएको छ।</p>"
PAGES = {
    "utf-8": (NEPALI, NEPALI.encode()),
    "utf-8 with a mark": (NEPALI, b"\xef\xbb\xbf" + NEPALI.encode()),
    "utf-16 with a mark": (NEPALI, NEPALI.encode("utf-16")),
    "declared iso-8859-1": (FRENCH, b"<meta charset=iso-8859-1>" + FRENCH.encode("cp1252")),
    "declared in the old way": (
        RUSSIAN,
        b'<meta http-equiv=content-type content="text/html; charset=windows-1251">' + RUSSIAN.encode("cp1251"),
    ),
    "declared late": (RUSSIAN, b"<!--" + b"x" * 3000 + b"--><meta charset=windows-1251>" + RUSSIAN.encode("cp1251")),
    "declared shift_jis": (JAPANESE, b"<meta charset=shift_jis>" + JAPANESE.encode("shift_jis")),
    "declared iso-2022-jp": (JAPANESE, b"<meta charset=iso-2022-jp>" + JAPANESE.encode("iso-2022-jp")),
    "undeclared euc-jp": (JAPANESE, (JAPANESE * 5).encode("euc-jp")),
    "undeclared windows-1251": (RUSSIAN, (RUSSIAN * 5).encode("cp1251")),
    "declared wrongly, is utf-8": (NEPALI, b"<meta charset=windows-1252>" + NEPALI.encode()),
    "declared utf-8, is none": (FRENCH, b"<meta charset=utf-8>" + FRENCH.encode("cp1252")),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_decoded(name: str) -> None:
    wanted, html = PAGES[name]
    assert wanted in decode(html)
    assert not decode(html).startswith("\ufeff")


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    assert decode(b"<meta charset=utf-8>" + NEPALI.encode() * 20 + b"\xff").count(NEPALI) == 20


def test_text_is_told_from_other_files() -> None:
    assert is_text(b"") and is_text(NEPALI.encode("utf-16")) and is_text(FRENCH.encode("cp1252") + b"\0")
    assert not is_text(bytes(range(256)) * 10) and not is_text(b"\0" * 2000)
