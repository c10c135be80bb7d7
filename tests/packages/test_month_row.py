"""A published year goes into the one table, and both packages get their next version."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from chautari.calendar.almanac.month_rows import InvalidMonthRow
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import YearRow
from tools.packages import month_row, month_table, npm, wheel

# A year that will be predicted for long.
PREDICTED = (31, 31, 32, 32, 31, 30, 30, 29, 30, 29, 30, 30)
LONGER = [31, 31, 32, 32, 31, 30, 30, 29, 30, 29, 30, 31]
SOURCE = "Nepal Panchanga Nirnayak Vikas Samiti, 2042"


@pytest.fixture(autouse=True)
def bundled_rows() -> Iterator[None]:
    """The table of this process as it was."""
    yield
    bikram_sambat.adopt({2099: YearRow(PREDICTED, "predicted")})


def test_a_year_that_ends_elsewhere_changes_the_next_ones_baisakh_too() -> None:
    rows = month_row.changed({"year": 2099, "months": LONGER, "source": SOURCE})
    assert rows[2099] == {"months": LONGER, "confidence": "official", "source": SOURCE}
    assert (rows[2100]["months"][0], rows[2100]["confidence"], len(rows)) == (30, "predicted", 2)


def test_only_the_changed_years_lines_of_the_table_are_rewritten(tmp_path: Path) -> None:
    table = tmp_path / "months.json"
    shutil.copyfile(month_table.TABLE, table)
    month_table.rewrite(month_row.changed({"year": 2099, "months": LONGER, "source": SOURCE}), table)
    before, after = (path.read_text(encoding="utf-8").splitlines() for path in (month_table.TABLE, table))
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [line[:8] for line in changed] == ['  "2099"', '  "2100"']
    assert json.loads(table.read_text(encoding="utf-8"))["years"]["2099"]["months"] == LONGER


def test_a_row_far_from_the_prediction_is_refused() -> None:
    with pytest.raises(InvalidMonthRow):
        month_row.changed({"year": 2099, "months": [30] * 12, "source": SOURCE})


def test_the_next_version_is_a_patch(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text('[project]\nname = "a"\nversion = "1.2.9"\n', encoding="utf-8")
    assert month_row.raise_version(project) == "1.2.10"
    assert 'version = "1.2.10"' in project.read_text(encoding="utf-8")


def test_both_packages_have_one_version(tmp_path: Path) -> None:
    npm.stage(tmp_path)
    assert json.loads((tmp_path / "package.json").read_text(encoding="utf-8"))["version"] == wheel.version()
