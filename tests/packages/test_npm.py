"""The npm package, as it is packed: its conversions are the Python package's on every day, and it is small."""

import gzip
import json
import subprocess
import tarfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR, BsDate
from chautari.nepali.clock import NPT
from tests.support.template_file import ROOT
from tools.packages import npm

pytestmark = pytest.mark.slow
MOST_BYTES = 15_000
TSC = ROOT / "examples" / "typescript" / "node_modules" / ".bin" / "tsc"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packed archive, unpacked as npm would install it."""
    archive = npm.build(tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("dist"))
    modules = tmp_path_factory.mktemp("installed") / "node_modules"
    with tarfile.open(archive) as packed:
        packed.extractall(modules, filter="data")
    return (modules / "package").rename(modules / "chautari-calendar")


def answered(package: Path, program: str) -> Any:
    """The JSON that a program prints which has the package's functions as `bs`."""
    source = f'import * as bs from "chautari-calendar"; console.log(JSON.stringify({program}))'
    command = ["node", "--input-type=module", "--eval", source]
    run = subprocess.run(command, cwd=package.parent.parent, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


EVERY_DAY = """(() => {
    const days = []
    for (let day = Date.UTC(1913, 3, 13); day < Date.UTC(LAST_AD, 3, 20); day += 86400000) {
        const ad = new Date(day).toISOString().slice(0, 10)
        let date
        try { date = bs.toBs(ad) } catch (error) { if (error instanceof bs.OutOfRange) break; throw error }
        days.push([ad, bs.format(date), bs.toAd(date), bs.weekday(date), bs.fiscalYear(date)])
    }
    return days
})()"""


def test_its_conversions_are_those_of_python_on_every_day(package: Path) -> None:
    first = bikram_sambat.to_ad(BsDate(FIRST_YEAR, 1, 1))
    count = sum(map(bikram_sambat.year_length, range(FIRST_YEAR, LAST_YEAR + 1)))
    days = [first + timedelta(number) for number in range(count)]
    dates = [(day, bikram_sambat.to_bs(day)) for day in days]
    expected = [[str(day), str(bs), str(day), day.isoweekday() % 7, bikram_sambat.fiscal_year(bs)] for day, bs in dates]
    assert count > 47_000
    assert answered(package, EVERY_DAY.replace("LAST_AD", str(days[-1].year + 1))) == expected


def test_its_months_and_their_confidence_are_those_of_python(package: Path) -> None:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    stated = answered(
        package,
        """Array.from({ length: bs.LAST_YEAR - bs.FIRST_YEAR + 1 }, (_, index) => index + bs.FIRST_YEAR).map((year) =>
            [bs.confidence(year), bs.yearLength(year),
             Array.from({ length: 12 }, (_, month) => bs.monthLength(year, month + 1))])""",
    )
    assert stated == [
        [
            bikram_sambat.confidence(year),
            bikram_sambat.year_length(year),
            [bikram_sambat.month_length(year, month) for month in range(1, 13)],
        ]
        for year in years
    ]


ERRORS = {
    "toAd({ year: 2083, month: 13, day: 1 })": "NotADate",
    "toAd({ year: 2083, month: 1, day: 32 })": "NotADate",
    "toAd({ year: 2083, month: 1, day: 1.5 })": "NotADate",
    "toAd({ year: 2101, month: 1, day: 1 })": "OutOfRange",
    "toBs('1913-04-12')": "OutOfRange",
    "toBs('2026-02-30')": "NotADate",
    "toBs('17 August 2026')": "NotADate",
    "parse('2083-08/06')": "NotADate",
}


def test_what_is_no_date_is_an_error_with_a_name(package: Path) -> None:
    calls = ", ".join(f"() => bs.{call}" for call in ERRORS)
    program = (
        f"[{calls}].map((call) => {{ try {{ return call() }} catch (error) {{ return error.constructor.name }} }})"
    )
    assert answered(package, program) == list(ERRORS.values())


def test_digits_of_both_kinds_are_read_and_today_is_kathmandus(package: Path) -> None:
    midnight = round(datetime(2026, 8, 18, tzinfo=NPT).timestamp() * 1000)
    program = f"""[bs.parse('२०८३/८/६'), bs.today({midnight - 1}), bs.today({midnight})].map(bs.format)
        .concat(bs.devanagariDigits('2083'))"""
    assert answered(package, program) == ["2083-08-06", "2083-05-01", "2083-05-02", "२०८३"]


def test_the_picker_and_the_table_stay_small(package: Path) -> None:
    modules = sorted(package.glob("*.js"))
    assert {"months.js", "date-picker.js"} < {path.name for path in modules}
    assert sum(len(gzip.compress(path.read_bytes())) for path in modules) < MOST_BYTES


def test_its_types_are_those_of_its_use(package: Path) -> None:
    use = package.parent.parent / "use.ts"
    use.write_text(
        """import { type BsDate, confidence, toAd, toBs } from "chautari-calendar"
import { DatePicker } from "chautari-calendar/date-picker"
const date: BsDate = toBs(toAd({ year: 2083, month: 5, day: 1 }))
const picker: DatePicker = document.createElement("bs-date-picker")
picker.valueAsAd = toAd(date)
// @ts-expect-error
confidence("2083")
""",
        encoding="utf-8",
    )
    options = ("--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--lib", "es2022,dom")
    run = subprocess.run([TSC, *options, use], capture_output=True, text=True)
    assert run.stdout == ""
