"""Canonical addresses of articles, and the ids derived from them.

A canonical address is an identity, the same for all addresses of one article. It may not be served (an outlet may want
the `www.` or the trailing date that were cut): fetches and links use the address that the feed or page states.
"""

import hashlib
import re
import unicodedata
from urllib.parse import quote, unquote_to_bytes

from chautari.core.urls import host_in, is_noise_parameter, split_url
from chautari.news.model.source import NewsSource

_AMP = frozenset({"amp", "amp.html"})
_AMP_SUFFIX = re.compile(r"(?<=[^.])(\.amp)+$", re.IGNORECASE)
_SAFE_IN_PATH = "!$&'()*+,;=:@~"
_SAFE_IN_QUERY = "!$'()*,;:@/?~"


def canonical(url: str, source: NewsSource) -> str:
    """The canonical form of `url`. Idempotent. Raises InvalidUrl.

    - https, the bare host, no default port, no fragment;
    - no AMP segment or suffix, no tracking parameter, no empty or dot segment;
    - Unicode composed (NFC), percent-encoding normalised, query parameters sorted;
    - cut off after the match of the source's `identity`, if it has one.
    """
    parts = split_url(url)
    host, address = host_in(parts), _path(parts.path) + _query(parts.query)
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    match = _match_identity(host, address, source)
    return f"https://{host}{port}{address[: match.end()] if match else address}"


def article_id(canonical: str, source: NewsSource) -> str:
    """`<source key>-<12 hex digits>`: SHA-256 of the groups of the source's `identity`, else of the whole address."""
    parts = split_url(canonical)
    match = _match_identity(host_in(parts), parts._replace(scheme="", netloc="").geturl(), source)
    identity = "/".join(group for group in match.groups() if group) if match else canonical
    return f"{source.key}-{hashlib.sha256(identity.encode()).hexdigest()[:12]}"


def _match_identity(host: str, address: str, source: NewsSource) -> re.Match[str] | None:
    """The match of the source's `identity` in a path and query; None on other hosts, whose numbers mean others."""
    return re.search(source.identity, address) if source.identity and host in source.hosts else None


def _path(path: str) -> str:
    segments: list[str] = []
    for raw in path.split("/"):
        segment = _normalized(raw, _SAFE_IN_PATH)
        if segment == "..":
            del segments[-1:]
        elif segment not in ("", "."):
            segments.append(segment)
    return "/" + "/".join(_without_amp(segments))


def _without_amp(segments: list[str]) -> list[str]:
    first, last = 0, len(segments)
    while last - first > 1 and segments[first].lower() in _AMP:
        first += 1
    while last - first > 1 and _AMP_SUFFIX.sub("", segments[last - 1]).lower() in _AMP:
        last -= 1
    return [*segments[first : last - 1], *(_AMP_SUFFIX.sub("", segment) for segment in segments[first:last][-1:])]


def _query(query: str) -> str:
    pairs = (pair.partition("=") for pair in query.replace("+", "%20").split("&"))
    normalized = sorted(
        (_normalized(name, _SAFE_IN_QUERY), _normalized(value, _SAFE_IN_QUERY)) for name, _, value in pairs
    )
    kept = [
        f"{name}={value}" if value else name
        for name, value in normalized
        if name and not is_noise_parameter(name, value)
    ]
    return "?" + "&".join(kept) if kept else ""


def _normalized(part: str, safe: str) -> str:
    """A part of an address in canonical encoding: unquoted, composed (NFC), quoted again."""
    text = unquote_to_bytes(part).decode("utf-8", "surrogateescape").strip()
    return quote(unicodedata.normalize("NFC", text).encode("utf-8", "surrogateescape"), safe=safe)
