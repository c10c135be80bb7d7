"""Articles as compressed JSON, names kept: a row of a list is about 1 kB so, a whole article 2 to 8 kB."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from chautari.core.web_address import web_address
from chautari.dynamodb import codec
from chautari.news.model.parsed_article import ArticleImage, TextBlock
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary, Fetched

_INSTANTS = ("published", "modified", "listed_at", "changed_at")


def pack_summary(summary: ArticleSummary) -> bytes:
    """`summary` as gzipped JSON."""
    return codec.packed(_summary_to_json(summary))


def unpack_summary(body: bytes) -> ArticleSummary:
    """What `packed_summary` was given."""
    return _summary_from_json(codec.unpacked(body))


def pack_revision(edition: ArticleRevision) -> bytes:
    """`edition` as gzipped JSON."""
    row = asdict(replace(edition, blocks=()))
    row["summary"] = _summary_to_json(edition.summary)
    row["blocks"] = [[block.kind, block.text] for block in edition.blocks]
    row["fetched"]["at"] = edition.fetched.at.isoformat()
    row["first_seen_at"] = edition.first_seen_at.isoformat()
    return codec.packed(row)


def unpack_revision(body: bytes) -> ArticleRevision:
    """What `packed_edition` was given."""
    row = codec.unpacked(body)
    row["summary"] = _summary_from_json(row["summary"])
    row["blocks"] = tuple(TextBlock(kind, text) for kind, text in row["blocks"])
    row["tags"] = tuple(row["tags"])
    row["fetched"] = Fetched(
        **{
            **row["fetched"],
            "at": datetime.fromisoformat(row["fetched"]["at"]),
            "url": web_address(row["fetched"]["url"]),
        }
    )
    row["first_seen_at"] = datetime.fromisoformat(row["first_seen_at"])
    return ArticleRevision(**row)


def _summary_to_json(summary: ArticleSummary) -> dict[str, Any]:
    row = asdict(summary)
    return row | {name: row[name].isoformat() for name in _INSTANTS if row[name]}


def _summary_from_json(row: dict[str, Any]) -> ArticleSummary:
    instants = {name: datetime.fromisoformat(row[name]) for name in _INSTANTS if row[name]}
    return ArticleSummary(
        **{
            **row,
            **instants,
            "url": web_address(row["url"]),
            "image": _image_from_json(row["image"]),
            "authors": tuple(row["authors"]),
        }
    )


def _image_from_json(row: dict[str, Any] | None) -> ArticleImage | None:
    """None for one whose address is not to be given out: what was kept before addresses were looked at may hold any."""
    url = web_address(row["url"]) if row else ""
    return ArticleImage(**{**row, "url": url}) if row and url else None
