"""The bucket of an index for the read function: GetObject without boto3.

That would bring all of boto3 back with the first page that has stories (docs/decisions/0062-reads-without-boto3.md).
"""

import os
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from chautari.aws.connection import AwsAnswer
from chautari.aws.service_endpoint import ServiceEndpoint, endpoint_of, region_of
from chautari.aws.signed_http import AwsUnreachable, SignedHttp
from chautari.aws.sigv4 import Signer, credentials_of
from chautari.search.model.index_manifest import NAME
from chautari.search.store.index_shelf import STORIES, FolderShelf, ReadableShelf, ShelfUnreachable, Shelved

_OK, _UNCHANGED, _SERVER_ERROR = 200, 304, 500
_MISSING = b"<Code>NoSuchKey</Code>"
_NO_BODY = sha256(b"").hexdigest()


class ReadingShelf:
    """A bucket below `prefix` of where `http` goes; `name` is that of its manifest."""

    def __init__(self, http: SignedHttp, prefix: str, name: str = NAME) -> None:
        self._http, self._prefix, self.name = http, prefix, name

    def manifest(self, held: str = "") -> Shelved | None:
        """See ReadableShelf."""
        answer = self._answer(self.name, {"If-None-Match": held} if held else {})
        if answer.status == _UNCHANGED or _MISSING in answer.body:
            return None
        return Shelved(_content(self.name, answer), answer.headers["etag"])

    def read(self, name: str) -> bytes:
        """See ReadableShelf."""
        return _content(name, self._answer(name, {}))

    def _answer(self, name: str, condition: Mapping[str, str]) -> AwsAnswer:
        path = quote(f"{self._prefix}/{name}", safe="/-_.~")
        headers = {"X-Amz-Content-SHA256": _NO_BODY, **condition}
        try:
            return self._http.send("GET", path, headers, b"", lambda answer: answer.status >= _SERVER_ERROR)
        except AwsUnreachable as error:
            raise ShelfUnreachable(f"{name}: {error}") from error


@cache
def connect() -> ReadableShelf:
    """The shelf of this deployment's index (SEARCH_INDEX), with one client per process."""
    return _connected(NAME)


@cache
def connect_stories() -> ReadableShelf:
    """The shelf of the state of stories, beside the index."""
    return _connected(STORIES)


def _connected(name: str) -> ReadableShelf:
    place = os.environ["SEARCH_INDEX"]
    if place.startswith("/"):
        return FolderShelf(Path(place), name)
    region = region_of()
    endpoint, prefix = _place(endpoint_of("s3", region), place)
    return ReadingShelf(SignedHttp(endpoint, Signer(credentials_of(), region, "s3")), prefix, name)


def _place(endpoint: ServiceEndpoint, bucket: str) -> tuple[ServiceEndpoint, str]:
    """A bucket of AWS has a host of its own; elsewhere it is the first part of the path."""
    if endpoint.is_own:
        return endpoint, f"/{bucket}"
    return endpoint._replace(host=f"{bucket}.{endpoint.host}"), ""


def _content(name: str, answer: AwsAnswer) -> bytes:
    if answer.status != _OK:
        raise ShelfUnreachable(f"{name}: {answer.status} {answer.body[:300].decode(errors='replace')}")
    return answer.body
