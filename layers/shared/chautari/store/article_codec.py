"""Articles as compressed JSON, names kept: a row of a list is about 1 kB so, a whole article 2 to 8 kB."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from chautari.domain.articles import Edition, Fetched, Summary
from chautari.domain.stated_article import Block, Image
from chautari.domain.web_address import web_address
from chautari.store import codec

_INSTANTS = ("published", "modified", "listed_at", "changed_at")


def packed_summary(summary: Summary) -> bytes:
    """`summary` as gzipped JSON."""
    return codec.packed(_summary_to_json(summary))


def summary_of(body: bytes) -> Summary:
    """What `packed_summary` was given."""
    return _summary_from_json(codec.unpacked(body))


def packed_edition(edition: Edition) -> bytes:
    """`edition` as gzipped JSON."""
    row = asdict(replace(edition, blocks=()))
    row["summary"] = _summary_to_json(edition.summary)
    row["blocks"] = [[block.kind, block.text] for block in edition.blocks]
    row["fetched"]["at"] = edition.fetched.at.isoformat()
    row["first_seen_at"] = edition.first_seen_at.isoformat()
    return codec.packed(row)


def edition_of(body: bytes) -> Edition:
    """What `packed_edition` was given."""
    row = codec.unpacked(body)
    row["summary"] = _summary_from_json(row["summary"])
    row["blocks"] = tuple(Block(kind, text) for kind, text in row["blocks"])
    row["tags"] = tuple(row["tags"])
    row["fetched"] = Fetched(
        **{
            **row["fetched"],
            "at": datetime.fromisoformat(row["fetched"]["at"]),
            "url": web_address(row["fetched"]["url"]),
        }
    )
    row["first_seen_at"] = datetime.fromisoformat(row["first_seen_at"])
    return Edition(**row)


def _summary_to_json(summary: Summary) -> dict[str, Any]:
    row = asdict(summary)
    return row | {name: row[name].isoformat() for name in _INSTANTS if row[name]}


def _summary_from_json(row: dict[str, Any]) -> Summary:
    instants = {name: datetime.fromisoformat(row[name]) for name in _INSTANTS if row[name]}
    return Summary(
        **{
            **row,
            **instants,
            "url": web_address(row["url"]),
            "image": _image_from_json(row["image"]),
            "authors": tuple(row["authors"]),
        }
    )


def _image_from_json(row: dict[str, Any] | None) -> Image | None:
    """None for one whose address is not to be given out: what was kept before addresses were looked at may hold any."""
    url = web_address(row["url"]) if row else ""
    return Image(**{**row, "url": url}) if row and url else None
