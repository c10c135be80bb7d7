"""Addresses of articles: one canonical spelling for all that name the same article, and an id made of it.

A canonical address is an identity. It is not promised to be served (an outlet may want the `www.` or the trailing date
that were cut): what is fetched and linked to is the address as it was found.
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
    """The one spelling of `url`; where the source's `identity` names the article, what follows it is cut off.

    https, the bare host, no port of http, no fragment, no AMP, no tracking, no doubled slash or dot segment, every
    character percent-encoded in one way and Unicode composed, the query in order. Idempotent. Raises NotALink.
    """
    parts = split_url(url)
    host, address = host_in(parts), _path(parts.path) + _query(parts.query)
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    named = _named(host, address, source)
    return f"https://{host}{port}{address[: named.end()] if named else address}"


def article_id(canonical: str, source: NewsSource) -> str:
    """`<source key>-<12 hex digits>` of what names the article: the groups of `identity`, else the whole address."""
    parts = split_url(canonical)
    named = _named(host_in(parts), parts._replace(scheme="", netloc="").geturl(), source)
    identity = "/".join(group for group in named.groups() if group) if named else canonical
    return f"{source.key}-{hashlib.sha256(identity.encode()).hexdigest()[:12]}"


def _named(host: str, address: str, source: NewsSource) -> re.Match[str] | None:
    """Where a path and query name an article of the source; a number on another host names another thing."""
    return re.search(source.identity, address) if source.identity and host in source.hosts else None


def _path(path: str) -> str:
    segments: list[str] = []
    for spelled in path.split("/"):
        segment = _spelled(spelled, _SAFE_IN_PATH)
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
    return [*segments[first : last - 1], *(_AMP_SUFFIX.sub("", each) for each in segments[first:last][-1:])]


def _query(query: str) -> str:
    pairs = (pair.partition("=") for pair in query.replace("+", "%20").split("&"))
    spelled = sorted((_spelled(name, _SAFE_IN_QUERY), _spelled(value, _SAFE_IN_QUERY)) for name, _, value in pairs)
    told = [
        f"{name}={value}" if value else name for name, value in spelled if name and not is_noise_parameter(name, value)
    ]
    return "?" + "&".join(told) if told else ""


def _spelled(part: str, safe: str) -> str:
    """A part of an address in the one way to write it: unquoted, composed (NFC), quoted again."""
    text = unquote_to_bytes(part).decode("utf-8", "surrogateescape").strip()
    return quote(unicodedata.normalize("NFC", text).encode("utf-8", "surrogateescape"), safe=safe)
