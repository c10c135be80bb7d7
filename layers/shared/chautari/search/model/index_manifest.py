"""The manifest: which files an index has, up to which change it reaches, and of which version its form is."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

NAME = "manifest.json"
# Raised with any change of fields or of tokens: an index of another form is built anew and not read.
FORM = 2
_INSTANTS = ("reference", "through", "oldest", "rebuilding_since")


class OtherForm(Exception):
    """The index was written by code with another FORM. Action: none, the next build makes it anew."""


@dataclass(frozen=True, slots=True)
class IndexManifest:
    """A state of the index.

    - reference: when it was last built whole, which ages count from.
    - through: every change of an article up to it is in the index.
    - oldest: when the first article of it was listed; None of an empty one. articles: how many it has.
    - meta: the engine's own list of its files.
    - packs: SHA-256 by name of the objects that hold the files.
    - rebuilding_since: when a run began to build it whole; None when none is at it.
    """

    reference: datetime
    through: datetime
    oldest: datetime | None
    articles: int
    meta: str
    packs: dict[str, str]
    rebuilding_since: datetime | None = None

    def to_json(self) -> bytes:
        """The manifest as it is stored."""
        row: dict[str, Any] = asdict(self)
        instants = {name: row[name].isoformat() for name in _INSTANTS if row[name]}
        return json.dumps({"form": FORM, **row, **instants}).encode()

    def being_rebuilt(self, since: datetime | None) -> "IndexManifest":
        """The same state, with a run at work on the next since an instant."""
        return replace(self, rebuilding_since=since)


def from_json(body: bytes) -> IndexManifest:
    """The inverse of `to_json`. Raises OtherForm."""
    row = json.loads(body)
    if (form := row.pop("form")) != FORM:
        raise OtherForm(f"the index has form {form}, and this code reads {FORM}")
    return IndexManifest(**{**row, **{name: datetime.fromisoformat(row[name]) for name in _INSTANTS if row[name]}})
