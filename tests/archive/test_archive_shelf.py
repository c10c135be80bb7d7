"""Places of the archive: what is there is never replaced, and a folder does as a bucket does."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chautari.archive.archive_shelf import CACHED, ArchiveBucket, ArchiveFolder, ArchiveShelf
from tests.api.conftest import ENVIRONMENT

PATH = "2026-08-17.json"


def in_a_folder(folder: Path) -> ArchiveShelf:
    return ArchiveFolder(folder / "archive")


def in_a_bucket(folder: Path) -> ArchiveShelf:
    place: Any = {"LocationConstraint": ENVIRONMENT["AWS_DEFAULT_REGION"]}
    s3 = boto3.client("s3")
    s3.create_bucket(Bucket="assets", CreateBucketConfiguration=place)
    return ArchiveBucket(s3, "assets")


@pytest.mark.parametrize("place", [in_a_folder, in_a_bucket])
def test_nothing_is_replaced(
    place: Callable[[Path], ArchiveShelf], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        shelf = place(tmp_path)
        assert (shelf.days(), shelf.read(PATH)) == ([], None)
        assert [shelf.put_new(PATH, body, "application/json") for body in (b"first", b"second")] == [True, False]
        assert shelf.put_new("2026-08-18/metals-2026.0f3a9c21.csv.gz", b"of a run that was cut off", "application/gzip")
        assert (shelf.days(), shelf.read(PATH)) == ([date(2026, 8, 17)], b"first")
        if isinstance(shelf, ArchiveBucket):
            stored = shelf.s3.get_object(Bucket="assets", Key=f"archive/{PATH}")
            assert (stored["CacheControl"], stored["ContentType"]) == (CACHED, "application/json")
