"""`make month-row`: a published year into the table of the service and both packages, and the packages' next version.

The row is checked and applied as an official notice is. Example: if 2084 ends a day later than predicted, Baisakh 2085
is a day shorter, so that later months keep their days.
"""

import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chautari.calendar.almanac import month_rows
from chautari.calendar.almanac.month_rows import InvalidMonthRow
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import NotADate
from tools.local.arguments import CommandParser
from tools.packages import month_table, wheel

_PATCH = re.compile(r'(?<=^version = ")(\d+\.\d+)\.(\d+)(?="$)', re.MULTILINE)


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 when the row was refused."""
    parser = CommandParser(prog="make month-row")
    parser.add_argument("--year", type=int, required=True, help="of Bikram Sambat")
    parser.add_argument(
        "--months", required=True, help="twelve lengths, from Baisakh: '31 32 31 32 31 30 30 30 29 29 30 31'"
    )
    parser.add_argument("--source", required=True, help="who published the year, where, and when")
    arguments = parser.parse_args(words)
    try:
        months = [int(length) for length in arguments.months.replace(",", " ").split()]
        rows = changed({"year": arguments.year, "months": months, "source": arguments.source})
    except (InvalidMonthRow, NotADate, ValueError) as error:
        print(f"The row is refused, nothing is written: {error}", file=sys.stderr)
        return 1
    month_table.rewrite(rows)
    print("\n".join(f"{year}: {row['months']} {row['confidence']}" for year, row in rows.items()))
    print(
        f"Both packages are version {raise_version(wheel.PROJECT / 'pyproject.toml')} now; `make package` builds them."
    )
    return 0


def changed(document: Mapping[str, Any]) -> dict[int, dict[str, Any]]:
    """The rows that a published year changes: its own, and the next if it ends on another day than was predicted.

    Raises InvalidMonthRow or NotADate.
    """
    year, row = month_rows.official(document)
    before = {later: _row(later) for later in range(year, min(year + 1, bikram_sambat.LAST_YEAR) + 1)}
    bikram_sambat.adopt({year: row})
    after = {later: _row(later) for later in before}
    after[year]["source"] = document["source"]
    return {later: after[later] for later in after if after[later] != before[later]}


def _row(year: int) -> dict[str, Any]:
    months = [bikram_sambat.month_length(year, month) for month in range(1, 13)]
    return {"months": months, "confidence": bikram_sambat.confidence(year)}


def raise_version(project: Path) -> str:
    """Write the next patch version, 0.1.0 to 0.1.1, and return it."""
    text = project.read_text(encoding="utf-8")
    raised = _PATCH.sub(lambda match: f"{match[1]}.{int(match[2]) + 1}", text, count=1)
    project.write_text(raised, encoding="utf-8")
    return str(tomllib.loads(raised)["project"]["version"])


if __name__ == "__main__":
    sys.exit(main())
