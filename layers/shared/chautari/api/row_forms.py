"""Rows of an answer in other forms than one JSON document: CSV (RFC 4180), XLSX, and NDJSON, an object a line."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence

from chautari.api import responses
from chautari.api.endpoint import Reply
from chautari.api.endpoints.parameters import CSV, NDJSON, XLSX
from chautari.core.plain_text import one_line

# https://owasp.org/www-community/attacks/CSV_Injection; a number may have a sign.
_FORMULA = re.compile(r"[=@]|[+\-](?![0-9.]+$)")


def table(
    form: str, name: str, header: Sequence[str], lines: Iterable[Iterable[str]], headers: Mapping[str, str]
) -> Reply:
    """A header and lines of cells as CSV, or as a workbook called `name` if `form` is xlsx."""
    if form == "xlsx":
        from chautari.api.workbook import workbook

        body = workbook(header, lines)
        named = {**headers, "Content-Disposition": f'attachment; filename="{name}.xlsx"'}
        return Reply(body, responses.tag_of(body), XLSX, packed=True, headers=named)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(map(cell, line) for line in lines)
    return _reply(text.getvalue(), CSV, headers)


def file_name(*parts: str) -> str:
    """The name of a file by what it holds, of characters that need no quoting in a header or a file system."""
    return "-".join(filter(None, (re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-") for part in dict.fromkeys(parts))))


def ndjson(rows: Iterable[Mapping[str, object]], headers: Mapping[str, str]) -> Reply:
    """Rows as the JSON answer has them, one a line: https://github.com/ndjson/ndjson-spec."""
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return _reply("".join(f"{line}\n" for line in lines), NDJSON, headers)


def cell(text: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula."""
    line = one_line(text)
    return f"'{line}" if _FORMULA.match(line) else line


def cell_of(value: object) -> str:
    """A value as JSON has it; empty for none."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _reply(text: str, media_type: str, headers: Mapping[str, str]) -> Reply:
    body = text.encode()
    return Reply(body, responses.tag_of(body), media_type, headers=headers)
