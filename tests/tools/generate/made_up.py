"""A bank and an outlet that do not exist: one file each, and fixtures made of those of their likes."""

import shutil
from pathlib import Path

from tests.support.template_file import ROOT

BANK = '''"""Himal Bank, which is made up: it prints the central bank's table again, in the central bank's own form."""

from collections.abc import Iterator
from datetime import date, time

from chautari.core.http_messages import DateRange, HttpRequest
from chautari.rates.model.poll_times import PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source import RateSource
from chautari.rates.sources import nrb


def asks(window: DateRange) -> Iterator[HttpRequest]:
    """The days of `window`, all on one page."""
    yield HttpRequest(f"https://himalbank.example/forex?page=1&from={window.first}&to={window.last}")


SOURCE = RateSource(
    key="himalbank",
    name="Himal Bank",
    name_ne="हिमाल बैंक",
    home="https://himalbank.example/",
    market="forex",
    origin="nrb",
    rank=3,
    schedule=PublicationSchedule(due=time(10), saturdays=True),
    polls=(PollTimes((10, 11), (20,)),),
    rows=((date.min, 22),),
    requests=asks,
    parse=nrb.parse,
    lookback_days=2,
)
'''
SOURCES = Path("layers/shared/chautari/rates/sources")
OUTLETS = Path("layers/shared/chautari/news/sources")
COPIED = ("docs", "events", "functions", "layers", "recorded", "tests", "tools", "web")
RENAMED = {
    "nrb": {"www.nrb.org.np/api/forex/v1/rates": "himalbank.example/forex"},
    "nepalitimes": {"nepalitimes": "pahadpatra", "pahadpatra.com": "pahadpatra.example", "Nepali Times": "Pahad Patra"},
}


def checkout(root: Path) -> Path:
    """A copy of the project."""
    for folder in COPIED:
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for file in ("template.yaml", "pyproject.toml", "Makefile", "samconfig.toml", "README.md"):
        shutil.copy(ROOT / file, root / file)
    return root


def add_bank(root: Path) -> None:
    """Its file, which says whom it repeats, and the bank's fixtures and answer under its own address."""
    (root / SOURCES / "himalbank.py").write_text(BANK, encoding="utf-8")
    for case in ("a-plain-day", "the-day-before", "an-unknown-currency"):
        _copied(root / "tests/fixtures/rates/nrb" / case, root / "tests/fixtures/rates/himalbank" / case, "nrb")
    _copied(root / "recorded/nrb", root / "recorded/himalbank", "nrb")


def add_outlet(root: Path) -> None:
    """Its file, and the fixtures and the recorded web of a weekly under its own name."""
    _copied_file(root / OUTLETS / "nepalitimes.py", root / OUTLETS / "pahadpatra.py", "nepalitimes")
    for folder in ("tests/fixtures/news", "recorded"):
        _copied(root / folder / "nepalitimes", root / folder / "pahadpatra", "nepalitimes")


def _copied(folder: Path, to: Path, like: str) -> None:
    for file in (path for path in sorted(folder.rglob("*")) if path.is_file()):
        _copied_file(file, to / file.relative_to(folder), like)


def _copied_file(file: Path, to: Path, like: str) -> None:
    body = file.read_bytes()
    for old, new in RENAMED[like].items():
        body = body.replace(old.encode(), new.encode())
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(body)
