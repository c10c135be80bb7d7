"""An export of a table as it is after years: ten of rates, three of articles. What Lambda has to bear.

The table is made up while it is read, and DynamoDB's and S3's own time is not in it: CPU time and memory of this
process, and the bytes written. `make bench-export` prints the first export, and that of an ordinary night.
"""

import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.export import job
from chautari.export.export_bucket import ExportBucket
from chautari.export.job import Exporter
from chautari.rates.model.instruments import CURRENCIES
from chautari.rates.store.evidence_archive import EvidenceArchive
from chautari.search.store import index_shelf
from chautari.search.store.index_shelf import FolderShelf

NOW = datetime(2026, 11, 26, 2, 45, tzinfo=UTC)
YEARS, NEWS_DAYS, ARTICLES_A_DAY = range(2017, 2027), 3 * 365, 540
WORDS = ["नेपाल", "राष्ट्र", "बैंकले", "आजका", "लागि", "विदेशी", "मुद्राको", "विनिमयदर", "निर्धारण", "गरेको", "छ"]


@dataclass(slots=True)
class Written:
    """An S3 client that keeps manifests and counts the rest."""

    objects: dict[str, bytes] = field(default_factory=dict)
    size: int = 0
    exceptions: Any = field(default_factory=lambda: SimpleNamespace(NoSuchKey=KeyError))

    def put_object(self, Key: str, Body: bytes, **_: Any) -> None:
        """Take an object."""
        self.size += len(Body)
        if "manifest" in Key:
            self.objects[Key] = Body

    def get_object(self, Key: str, **_: Any) -> Any:
        """A manifest. Raises KeyError."""
        return {"Body": SimpleNamespace(read=lambda body=self.objects[Key]: body)}

    def get_paginator(self, _: str) -> Any:
        """An empty listing: evidence is copied at the pace of S3, not of this process."""
        return SimpleNamespace(paginate=lambda **_: iter([{}]))


class YearsOfItems:
    """A DynamoDB client of a table that holds years of rates and articles, made up by key."""

    def __init__(self) -> None:
        chance = random.Random(1)  # noqa: S311 (a bench)
        text = [" ".join(chance.choices(WORDS, k=60)) for _ in range(8)]
        summary = {"republish": "excerpt", "title": text[0][:90], "excerpt": text[1][:280], "authors": ["क ख"]}
        edition = {"summary": summary, "blocks": [["paragraph", line] for line in text], "html": "", "tags": []}
        self.edition = codec.packed(edition)
        self.summary = codec.packed(summary)
        self.days = codec.packed([["2026-08-17", [["nrb", {"buy": str(n), "sell": str(n)}]], n] for n in range(300)])
        self.changed = codec.packed([["2026-08-17", [["nrb", {"buy": "1", "sell": "1"}]]]])

    def get_item(self, Key: Any, **_: Any) -> Any:
        """The clock of news, and no other item."""
        if Key["pk"]["S"] != "NEWS":
            return {}
        first, last = NOW - timedelta(days=NEWS_DAYS), NOW - timedelta(minutes=1)
        return {"Item": codec.item({"first_at": keys.instant(first), "last_at": keys.instant(last)})}

    def batch_get_item(self, RequestItems: Any) -> Any:
        """Every revision that is asked for."""
        ((name, request),) = RequestItems.items()
        items = [key | {"edition": {"B": self.edition}} for key in request["Keys"]]
        return {"Responses": {name: items}}

    def query(self, **parameters: Any) -> Any:
        """The items of a partition."""
        values = {name: value["S"] for name, value in parameters["ExpressionAttributeValues"].items()}
        return {"Items": list(self._items(values[":pk"], values.get(":prefix", "")))[: parameters.get("Limit")]}

    def get_paginator(self, _: str) -> Any:
        """One page of everything."""
        return SimpleNamespace(paginate=lambda **parameters: iter([self.query(**parameters)]))

    def _items(self, pk: str, prefix: str) -> Iterator[Any]:
        kind, _, name = pk.partition("#")
        if kind == "SERIES" and name in CURRENCIES:
            years = [year for year in YEARS if str(year).startswith(prefix)]
            yield from (codec.item({"pk": pk, "sk": str(year), "version": 400, "days": self.days}) for year in years)
        elif kind == "RATE":
            yield from (self._revision(pk, day) for day in _days_of_year(int(prefix[:4])))
        elif kind == "SAID" and name.partition("#")[0] in CURRENCIES:
            days = _days_of_year(int(name[-4:]))
            yield from (codec.item({"pk": pk, "sk": f"{day}#000001", "days": self.changed}) for day in days)
        elif kind == "CHANGES" and date.fromisoformat(name) <= NOW.date():
            yield from (self._change(pk, name, number) for number in range(ARTICLES_A_DAY))

    def _revision(self, pk: str, day: date) -> Any:
        amount = {"amount": {"N": "140.25"}, "printed": {"S": "140.25"}}
        values = {"pk": pk, "sk": f"{day}#nrb#0001", "unit": 1, "url": "https://nrb.example/" + "x" * 80}
        return codec.item(values | {"sha256": "0" * 64, "size": 9000, "parser": "1f2e3d4c5b6a"}) | {
            "figures": {"M": {"buy": {"M": amount}, "sell": {"M": amount}}}
        }

    def _change(self, pk: str, day: str, number: int) -> Any:
        values = {"pk": pk, "sk": f"{day}T00:00:00.{number:06}Z", "id": f"outlet-{day}{number}", "revision": 1}
        return codec.item({**values, "summary": self.summary})


def _days_of_year(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=number) for number in range(365)]


def main() -> None:
    """Print the first export and that of the next night."""
    written = Written()
    table, bucket = Table(YearsOfItems(), "years"), ExportBucket(written, "exports", "chautari-prod")
    shelf = FolderShelf(Path("/nowhere"), index_shelf.STORIES)
    for name, now in (("first", NOW), ("next night", NOW + timedelta(days=1))):
        exporter = Exporter(
            table,
            EvidenceArchive(written, "evidence"),
            shelf,
            bucket,
            now,
            lambda: True,
        )
        begin, size = time.process_time(), written.size
        report = exporter.run(job.EVENT)
        seconds, memory = time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{name}: {report.lines} lines in {report.parts} parts, {report.written} written, "
            f"{(written.size - size) / 1e6:.1f} MB, {seconds:.0f} s of CPU, {memory:.0f} MB of memory at most"
        )


if __name__ == "__main__":
    main()
