"""The shelf as the read function reaches it, beside that of boto3 over the same bucket."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chautari.aws.connection import AwsAnswer, Connection
from chautari.aws.service_endpoint import ServiceEndpoint
from chautari.aws.signed_http import ATTEMPTS, SignedHttp
from chautari.aws.sigv4 import Credentials, Signer
from chautari.dynamodb.table import Table
from chautari.search.store import reading_shelf
from chautari.search.store.bucket_shelf import BucketShelf
from chautari.search.store.index_shelf import STORIES, FolderShelf, ReadableShelf, ShelfUnreachable
from chautari.search.store.reading_shelf import ReadingShelf


@pytest.fixture
def written(table: Table, s3: Any) -> Iterator[BucketShelf]:
    """A bucket with a manifest and a pack, beside the table of the tests."""
    s3.create_bucket(Bucket="index", CreateBucketConfiguration={"LocationConstraint": "ap-south-1"})
    shelf = BucketShelf(s3, "index")
    shelf.publish(b"one", "")
    shelf.put("packs/a-0f.zip", bytes(range(256)))
    yield shelf


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ReadableShelf]]:
    """The shelf of a SEARCH_INDEX."""

    def connected(place: str) -> ReadableShelf:
        monkeypatch.setenv("SEARCH_INDEX", place)
        reading_shelf.connect.cache_clear()
        return reading_shelf.connect()

    yield connected
    reading_shelf.connect.cache_clear()


def test_it_reads_what_boto3_wrote(written: BucketShelf, connected: Callable[[str], ReadableShelf]) -> None:
    shelf, theirs = connected("index"), written.manifest()
    assert theirs and shelf.manifest() == theirs
    assert shelf.manifest(theirs.etag) is None
    written.publish(b"two", theirs.etag)
    assert shelf.manifest(theirs.etag) == written.manifest()
    assert shelf.read("packs/a-0f.zip") == bytes(range(256))


def test_no_manifest_yet_is_none_and_any_other_object_must_be_there(
    written: BucketShelf, connected: Callable[[str], ReadableShelf], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = connected("index")
    with pytest.raises(ShelfUnreachable, match=r"packs/b\.zip: 404"):
        shelf.read("packs/b.zip")
    reading_shelf.connect_stories.cache_clear()
    assert reading_shelf.connect_stories().manifest() is None
    reading_shelf.connect_stories.cache_clear()
    with pytest.raises(ShelfUnreachable, match="NoSuchBucket"):
        connected("nowhere").manifest()


def test_a_path_is_a_folder(connected: Callable[[str], ReadableShelf]) -> None:
    assert isinstance(connected("/var/index"), FolderShelf)


@pytest.mark.parametrize("answers", [[AwsAnswer(503, {}, b"SlowDown")] * ATTEMPTS, [ConnectionResetError()] * ATTEMPTS])
def test_a_shelf_that_does_not_answer_is_told(answers: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def exchange(*_: Any) -> AwsAnswer:
        outcome = answers.pop()
        if isinstance(outcome, AwsAnswer):
            return outcome
        raise outcome

    monkeypatch.setattr(Connection, "exchange", exchange)
    http = SignedHttp(
        ServiceEndpoint("http", "h", 80), Signer(Credentials("a", "b"), "ap-south-1", "s3"), sleep=lambda _: None
    )
    with pytest.raises(ShelfUnreachable, match=STORIES):
        ReadingShelf(http, "/index", STORIES).manifest()
    assert answers == []


@pytest.mark.parametrize(
    ("variables", "url"),
    [
        ({}, "https://index.s3.ap-south-1.amazonaws.com/manifest.json"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:4566"}, "http://127.0.0.1:4566/index/manifest.json"),
    ],
)
def test_a_bucket_has_a_host_at_aws_and_a_path_elsewhere(
    variables: dict[str, str], url: str, connected: Callable[[str], ReadableShelf], monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[str] = []

    def exchange(self: Connection, method: str, path: str, headers: Any, body: bytes, seconds: float) -> AwsAnswer:
        assert headers["Host"] == self.endpoint.host_header
        reached.append(f"{self.endpoint.scheme}://{headers['Host']}{path}")
        return AwsAnswer(200, {"etag": "1"}, b"{}")

    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(Connection, "exchange", exchange)
    connected("index").manifest()
    assert reached == [url]
