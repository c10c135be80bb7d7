"""Hostile answers, seen or possible: changes of a good answer, each with its expected outcome.

- The kind of a named error.
- `right`: it is read as if it were unchanged.
- `held`: its figures are stored and not served.
- `absent`: it states nothing of the day.
"""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from chautari.core.errors import SourceError
from tests.rates.sources.fixtures import ROOT
from tests.rates.sources.world import FIRST, Answer, AnswerChange, good_answer
from tests.support.template_file import ROOT as CHECKOUT

KINDS = {error.kind for error in SourceError.__subclasses__() if error.__module__ == SourceError.__module__}
CHALLENGE = (
    b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>window._cf_chl_opt={}</body></html>"
)
NOT_FOUND = b"<html><head><title>Moved</title></head><body>We have a new site.</body></html>"

ROW = re.compile(r'^\s*(?:\{"id"|\{"currency"|"20\d\d-\d\d-\d\d"|<li>|<tr><td>).*$', re.MULTILINE)


def body(data: bytes | str) -> AnswerChange:
    """Replace the body."""
    return lambda answer: replace(answer, body=data if isinstance(data, bytes) else data.encode())


def status(code: int, data: bytes = NOT_FOUND, **headers: str) -> AnswerChange:
    """Replace the status, headers and body."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda answer: Answer(data, code, {"Content-Type": "text/html", **named})


def text(*pairs: tuple[str, str]) -> AnswerChange:
    """Replace each first text by the second. Fails if one is absent: the test could not fail otherwise."""

    def change(answer: Answer) -> Answer:
        printed = answer.body.decode()
        for old, new in pairs:
            assert old in printed, old
            printed = printed.replace(old, new)
        return replace(answer, body=printed.encode())

    return change


def encoded(encode: Callable[[str], bytes]) -> AnswerChange:
    """Replace the charset."""
    return lambda answer: replace(answer, body=encode(answer.body.decode()))


def rows(change: Callable[[list[str]], list[str]]) -> AnswerChange:
    """Change the list of the answer's rows, of which each is on a line of its own."""

    def changed(answer: Answer) -> Answer:
        printed = answer.body.decode()
        matches = list(ROW.finditer(printed))
        separator = "\n" if matches[0].group().startswith("<") else ",\n"
        rewritten = separator.join(change([match.group().rstrip(",") for match in matches]))
        return replace(answer, body=(printed[: matches[0].start()] + rewritten + printed[matches[-1].end() :]).encode())

    return changed


def swapped(first: str, second: str) -> AnswerChange:
    """Exchange two texts."""
    return text((first, "\0"), (second, first), ("\0", second))


def amount(key: str, new: str) -> AnswerChange:
    """Replace the first amount: gold per tola, or the buying rate of the US dollar."""
    return lambda answer: text((_printed_amount(key), new))(answer)


def _printed_amount(key: str) -> str:
    """The first amount as the plain day of a source prints it. Fails with the file to write where there is none."""
    path = ROOT / key / "a-plain-day" / "amount"
    if not path.exists():
        pytest.fail(f"write {path.relative_to(CHECKOUT)}: the first amount as a-plain-day/body prints it")
    return path.read_text(encoding="utf-8").rstrip("\n")


ANY: dict[str, tuple[AnswerChange, str]] = {
    "empty": (body(b""), "changed"),
    "blank": (body(b" \r\n\t\n"), "changed"),
    "a mark of byte order alone": (body(b"\xef\xbb\xbf"), "changed"),
    "zeros": (body(b"\0" * 1000), "changed or moved"),
    "10 MB of blanks": (body(b" " * 10_000_000), "changed"),
    "10 MB after a good beginning": (lambda answer: replace(answer, body=answer.body + b" " * 10_000_000), "changed"),
    "a challenge page with 200": (status(200, CHALLENGE), "refused"),
    "a challenge page with 503": (status(503, CHALLENGE), "refused"),
    "a challenge page of the right kind": (body(CHALLENGE), "refused"),
    "another page of the right kind": (body(NOT_FOUND), "changed or moved"),
    "the maintenance page with 200": (status(200, NOT_FOUND), "changed or moved"),
    "JSON null": (body("null"), "changed or moved"),
    "JSON without rows": (body('{"source":"Fenegosida","data":{"payload":[]}}'), "changed or moved"),
    "a list of nothing": (body("[]"), "changed or moved"),
    "a list of lists": (body("[[1, 2], [3, 4]]"), "changed or moved"),
    "a list without an end": (body("[" * 100_000), "changed or moved"),
    "elements without an end": (body("<html><body>" + "<div>" * 30_000 + "</html>"), "changed or moved"),
    "XML": (body("<?xml version='1.0'?><rss><channel/></rss>"), "changed or moved"),
    "a marked section": (body("<![foo[<html></html>"), "changed or moved"),
    "the error page of a framework": (body('{"message":"Server Error"}'), "changed or moved"),
    "a redirect": (status(302, location="https://elsewhere.example/login"), "moved"),
    "a redirect to nowhere": (status(301, location="http://[nowhere"), "moved"),
    "not modified": (status(304, b""), "moved"),
    "unauthorized": (status(401), "refused"),
    "forbidden": (status(403), "refused"),
    "not found": (status(404), "moved"),
    "gone": (status(410), "moved"),
    "too many requests": (status(429), "refused"),
    "server error": (status(500), "unreachable"),
    "unavailable": (status(503), "unreachable"),
    "web server is down": (status(521), "unreachable"),
    "no content": (status(204, b""), "changed"),
    "a part": (lambda answer: replace(answer, status=206), "changed"),
    "the other charset": (encoded(lambda printed: printed.encode("utf-16")), "changed or moved"),
    "a byte that is none": (encoded(lambda printed: printed.encode().replace(b"2", b"\xff")), "changed"),
    "a mark of byte order": (encoded(lambda printed: printed.encode("utf-8-sig")), "right"),
    "rows the other way round": (rows(lambda answer_rows: answer_rows[::-1]), "right"),
    "a row twice": (rows(lambda answer_rows: [answer_rows[0], *answer_rows]), "right"),
    "no rows": (rows(lambda answer_rows: []), "changed"),
    "half of the rows": (rows(lambda answer_rows: answer_rows[: len(answer_rows) // 2]), "changed"),
    "gzip left compressed": (body(b"\x1f\x8b\x08\x00" + b"\0" * 50), "changed or moved"),
}  # fmt: skip


def yesterday(key: str) -> AnswerChange:
    """Replace the answer by yesterday's."""
    return lambda _: good_answer(key, FIRST)
