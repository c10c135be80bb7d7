"""A day of the open archive of a table as it is after ten years: CPU, memory and bytes. Figures are made up.

DynamoDB's and S3's own time is not in it. `make bench-archive` prints the files of one year, then the whole.
"""

import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from chautari.archive import verification
from chautari.archive.archive_shelf import ArchiveFolder
from chautari.archive.job import Archivist
from chautari.calendar.almanac import build
from chautari.calendar.store import years as calendar
from chautari.dynamodb import read_models
from chautari.dynamodb.table import Table
from chautari.rates.model.instruments import CURRENCIES, METALS
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import MarketDay, SeriesYear, Verdict
from chautari.rates.store import series_writer
from tools.drill.memory import MemoryTable

NOW = datetime(2026, 11, 26, 21, 45, tzinfo=UTC)
YEARS, BS_YEARS = range(2017, 2027), range(2074, 2094)


class Paging(MemoryTable):
    """The table with the queries that ask for pages of a size; it has one page anyhow."""

    def query(self, *, PaginationConfig: object = None, **parameters: Any) -> Any:
        """As of a table."""
        return super().query(**parameters)


def table_of_ten_years() -> Table:
    """Every currency on each day, gold and silver on six days of the week, and twenty years of the calendar."""
    table, chance = Table(Paging(), "years"), random.Random(1)  # noqa: S311 (a bench)
    for instrument in (*CURRENCIES, *METALS):
        spans = ((year, tuple(days_of(instrument, year, chance))) for year in YEARS)
        kept = [SeriesYear(instrument, year, 1, days, NOW, by_day=True) for year, days in spans]
        series_writer.write_years(table, kept, [])
    for year in BS_YEARS:
        calendar.put_year(table, year, read_models.ready(build.almanac(year, build.bundled_list(year)).document(), 1))
    return table


def days_of(instrument: str, year: int, chance: random.Random) -> Iterator[MarketDay]:
    for number in range(365):
        on = date(year, 1, 1) + timedelta(days=number)
        names = ("buy", "sell") if instrument in CURRENCIES else ("tola", "10g")
        if "tola" in names and on.weekday() == 5:
            continue
        figures = {name: f"{chance.randrange(10_000, 400_000) / 100:.2f}" for name in names}
        at = datetime(on.year, on.month, on.day, 6, tzinfo=UTC)
        source = "nrb" if "buy" in names else "fenegosida"
        reading = Observation(source, source, 1, figures, 1, {}, at, 1, ())
        yield MarketDay(on, (reading,), Verdict("official", source, (source,)))


def main() -> None:
    """Print what the day took, and what its verification did."""
    table = table_of_ten_years()
    with tempfile.TemporaryDirectory() as root, tempfile.TemporaryDirectory() as work:
        shelf, begin = ArchiveFolder(Path(root)), time.process_time()
        Archivist(table, shelf, None, NOW, Path(work), is_recorded=False).run()
        made = time.process_time()
        verified = verification.verify(shelf)
        checked = time.process_time()
        (day,) = verified.days
        for file in day.files:
            if "-" not in file.name or "-2025" in file.name:
                print(f"{file.name}: {file.rows or '-'} rows, {file.size / 1e6:.3f} MB")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        total = sum(file.size for file in day.files)
        print(f"{len(day.files)} files of {total / 1e6:.1f} MB, descriptor {len(day.body) / 1e3:.0f} kB")
        print(f"{made - begin:.0f} s of CPU, {memory:.0f} MB of memory at most")
        print(f"verified in {checked - made:.2f} s of CPU, {len(verified.faults)} faults")


if __name__ == "__main__":
    main()
