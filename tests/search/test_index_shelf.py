"""The shelf in a bucket: conditions by which one run gives way to another, and what cannot be read."""

from collections.abc import Iterator
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.search.store import bucket_shelf
from chautari.search.store.bucket_shelf import BucketShelf
from chautari.search.store.index_shelf import FolderShelf, IndexMoved, ShelfUnreachable


@pytest.fixture
def shelf(table: Table, s3: Any) -> Iterator[BucketShelf]:
    """An empty bucket beside the table of the tests."""
    s3.create_bucket(Bucket="index", CreateBucketConfiguration={"LocationConstraint": "ap-south-1"})
    yield BucketShelf(s3, "index")


def test_a_bucket_is_a_shelf(shelf: BucketShelf) -> None:
    assert shelf.manifest() is None
    shelf.publish(b"one", "")
    first = shelf.manifest()
    assert first and first.body == b"one"
    assert shelf.manifest(first.etag) is None
    with pytest.raises(IndexMoved):
        shelf.publish(b"two", "")
    shelf.publish(b"two", first.etag)
    with pytest.raises(IndexMoved):
        shelf.publish(b"three", first.etag)
    shelf.put("packs/a.zip", b"pack")
    assert shelf.read("packs/a.zip") == b"pack"
    with pytest.raises(ShelfUnreachable, match=r"packs/b\.zip"):
        shelf.read("packs/b.zip")


@pytest.mark.parametrize("call", [lambda shelf: shelf.manifest(), lambda shelf: shelf.put("a", b""),
                                  lambda shelf: shelf.publish(b"", "")])  # fmt: skip
def test_a_bucket_that_is_not_there_is_told(call: Any, shelf: BucketShelf) -> None:
    with pytest.raises(ShelfUnreachable, match="NoSuchBucket"):
        call(BucketShelf(shelf.s3, "nowhere"))


@pytest.mark.parametrize(("place", "kind"), [("/var/index", FolderShelf), ("chautari-index", BucketShelf)])
def test_a_path_is_a_folder_and_a_name_a_bucket(place: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEARCH_INDEX", place)
    bucket_shelf.connect.cache_clear()
    assert isinstance(bucket_shelf.connect(), kind)
    bucket_shelf.connect.cache_clear()
