"""Which endpoint a path is of: a lookup for those without placeholders, the others segment by segment.

A resolver compiles a regular expression for each of those with placeholders, at each cold start.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from chautari.api.endpoint import Endpoint

# What a value of a placeholder is made of; the gateway hands the path over decoded.
_VALUE = re.compile(r"[\w\-.~()'!*:@,;=+&$%<> \[\]{}|^]+")

MOST_KEPT = 256


class _Segment(NamedTuple):
    """A placeholder between texts: `{form}` after `rates.`."""

    before: str
    name: str
    after: str


class Routes:
    """The endpoints by their paths. One without placeholders goes before those with some, else the first."""

    def __init__(self, endpoints: Iterable[Endpoint]) -> None:
        self._fixed: dict[str, Endpoint] = {}
        self._placed: dict[int, list[tuple[list[str | _Segment], Endpoint]]] = {}
        for endpoint in endpoints:
            if "{" in endpoint.path:
                segments = list(map(_segment, endpoint.path.split("/")))
                self._placed.setdefault(len(segments), []).append((segments, endpoint))
            else:
                self._fixed.setdefault(endpoint.path, endpoint)
        # A path with placeholders takes 13 us to find, a tenth of an answer that the process still has.
        self.match = lru_cache(MOST_KEPT)(self._match)

    def _match(self, path: str) -> tuple[Endpoint, Mapping[str, str]] | None:
        """The endpoint of `path` and the values of its placeholders; None if there is none."""
        if path in self._fixed:
            return self._fixed[path], {}
        texts = path.split("/")
        for segments, endpoint in self._placed.get(len(texts), ()):
            values = _values(segments, texts)
            if values is not None:
                return endpoint, values
        return None


def _segment(text: str) -> str | _Segment:
    if "{" not in text:
        return text
    before, _, rest = text.partition("{")
    name, _, after = rest.partition("}")
    return _Segment(before, name, after)


def _values(segments: list[str | _Segment], texts: list[str]) -> dict[str, str] | None:
    """The values of the placeholders, None if the texts are those of another path."""
    values: dict[str, str] = {}
    for segment, text in zip(segments, texts, strict=True):
        if isinstance(segment, str):
            if segment != text:
                return None
            continue
        before, name, after = segment
        value = text[len(before) : len(text) - len(after)]
        if text != f"{before}{value}{after}" or not _VALUE.fullmatch(value):
            return None
        values[name] = value
    return values
