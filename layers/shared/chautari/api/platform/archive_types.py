"""Answer types of the open archive."""

from typing import Annotated, Literal, TypedDict

from chautari.core.answer_types import Count, Date, DateBs, JsonSchema

Digest = Annotated[str, JsonSchema(pattern="^[0-9a-f]{64}$", description="SHA-256, in hexadecimal.")]


class ArchivedFile(TypedDict):
    name: Annotated[str, JsonSchema(description="The same each day, as metals-2026.csv.gz.")]
    url: Annotated[str, JsonSchema(description="With the day that wrote it; of an unchanged file, an earlier one.")]
    media_type: str
    size: Annotated[Count, JsonSchema(description="In bytes.")]
    sha256: Digest
    rows: Annotated[Count | None, JsonSchema(description="Null where the file holds several tables.")]


class ChainLink(TypedDict):
    date: Date
    date_bs: DateBs
    sha256: Digest


class ArchivedDay(TypedDict):
    """A day of the archive. `sha256` is that of its descriptor, which the next day's descriptor holds."""

    date: Date
    date_bs: DateBs
    descriptor_url: Annotated[str, JsonSchema(description="A Data Package: sizes, hashes, columns, the key.")]
    sha256: Digest
    previous: Annotated[ChainLink | None, JsonSchema(description="The day before in the chain; null for the first.")]
    signature: Literal["Ed25519", "unsigned"]
    signature_url: str | None
    size: Annotated[Count, JsonSchema(description="Of all its files, in bytes.")]
    files: list[ArchivedFile]


class ArchivedDays(TypedDict):
    days: list[ArchivedDay]
    next: str | None
