"""Restoring: verify an export, put its items into an empty table, and read them back.

- Items keep the schema that they were exported with: the client is one that does not mark it (`dynamodb.schema`).
- Nothing is replaced: each put requires that the key is free, or holds the same item.
- A restore that was cut off goes on when it is started again: the table says which export it is being filled from.
- A table that holds anything else is refused before the first write.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from chautari.dynamodb import codec, keys, schema
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.table import Table
from chautari.export import item_lines, manifest
from chautari.export.manifest import ExportedPart, Manifest
from tools.restore import articles, export_files
from tools.restore.articles import LastRevisions
from tools.restore.export_files import ExportFiles

AT_ONCE = 16
_CHUNK = 1000


class TableNotEmpty(Exception):
    """The table holds what is not of this export, or is newer. Action: restore into an empty table."""


class RestoredDiffers(Exception):
    """An item read back is not the one of the export."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: items put now, items that were there, items that have expired since the export."""

    put: int
    present: int
    expired: int


@dataclass(frozen=True, slots=True)
class Restore:
    """The files and manifest of an export, the table, the instant now, and what reports each part."""

    files: ExportFiles
    manifest: Manifest
    table: Table
    now: datetime
    report: Callable[[str], None]

    def run(self) -> Restored:
        """Fill the table and read it back. Raises ExportDamaged, NewerItem, TableNotEmpty, RestoredDiffers.

        A table that this export has filled is left as it is: its stack may have written to it since.
        """
        if self._is_finished():
            return Restored(0, 0, 0)
        last = self._verified_files()
        self._begin()
        outcomes = {"put": 0, "present": 0, "expired": 0}
        for part in self.manifest.parts:
            for outcome in self._put_all(self._items(part, last)):
                outcomes[outcome] += 1
            self.report(f"restored {part.name}: {part.lines} lines")
        for outcome in self._put_all(last.clock()):
            outcomes[outcome] += 1
        for part in self.manifest.parts:
            self._require_read_back(part)
        self._finish()
        return Restored(**outcomes)

    def _verified_files(self) -> LastRevisions:
        """Check every file before anything is written."""
        last = LastRevisions()
        for part in self.manifest.parts:
            written = export_files.lines_of(self.files, part)
            for line in written:
                schema.require_readable(item_lines.item_of(line))
            if part.name.startswith(articles.PARTS):
                last.note(written)
        return last

    def _items(self, part: ExportedPart, last: LastRevisions) -> Iterator[Attributes]:
        written = export_files.lines_of(self.files, part)
        yield from map(item_lines.item_of, written)
        if part.name.startswith(articles.PARTS):
            yield from chain.from_iterable(articles.items_after(line, last) for line in written)

    def _put_all(self, items: Iterable[Attributes]) -> Iterator[str]:
        items = iter(items)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            while chunk := list(islice(items, _CHUNK)):
                yield from pool.map(self._put, chunk)

    def _put(self, item: Attributes) -> str:
        if self._is_expired(item):
            return "expired"
        try:
            self.table.client.put_item(
                TableName=self.table.name, Item=item, ConditionExpression="attribute_not_exists(pk)"
            )
        except self.table.client.exceptions.ConditionalCheckFailedException as error:
            stored = self._get(item)
            if stored is None or item_lines.line_of(stored) != item_lines.line_of(item):
                raise TableNotEmpty(f"{item['pk']['S']} {item['sk']['S']} is another one there") from error
            return "present"
        return "put"

    def _is_expired(self, item: Attributes) -> bool:
        return "expires_at" in item and int(item["expires_at"]["N"]) <= self.now.timestamp()

    def _require_read_back(self, part: ExportedPart) -> None:
        written = export_files.lines_of(self.files, part)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for line, differs in zip(written, pool.map(self._differs, written), strict=True):
                if differs:
                    raise RestoredDiffers(f"{part.name}: {line[:120].decode(errors='replace')}")

    def _differs(self, line: bytes) -> bool:
        item = item_lines.item_of(line)
        if self._is_expired(item):
            return False
        stored = self._get(item)
        return stored is None or item_lines.line_of(stored) != line

    def _get(self, item: Attributes) -> Attributes | None:
        key = {name: item[name] for name in ("pk", "sk")}
        stored: Attributes | None = self.table.client.get_item(
            TableName=self.table.name, Key=key, ConsistentRead=True
        ).get("Item")
        return stored

    def _begin(self) -> None:
        """Mark the table as being filled from this export. Raises TableNotEmpty."""
        marker = self._marker()
        if marker is not None and marker["export"]["S"] == manifest.digest(self.manifest):
            return
        if self.table.client.scan(TableName=self.table.name, Limit=1)["Items"]:
            filled = f" (filled from the export of {marker['of']['S']})" if marker else ""
            raise TableNotEmpty(f"table {self.table.name} is not empty{filled}")
        self._mark("begun")

    def _finish(self) -> None:
        self._mark("finished")

    def _is_finished(self) -> bool:
        marker = self._marker()
        ours = marker is not None and marker["export"]["S"] == manifest.digest(self.manifest)
        return bool(ours and marker and marker["state"]["S"] == "finished")

    def _marker(self) -> Attributes | None:
        return self._get(codec.item(dict(keys.restore()._asdict())))

    def _mark(self, state: str) -> None:
        values = {
            "export": manifest.digest(self.manifest),
            "of": self.manifest.at.isoformat(),
            "at": self.now.isoformat(),
            "state": state,
        }
        item = codec.item({**keys.restore()._asdict(), **values})
        self.table.client.put_item(TableName=self.table.name, Item=item)
