"""What holds for every test: no network but this machine's own, no AWS account, and a table of the template's shape."""

import gc
import ipaddress
import os
import socket
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import boto3
import pytest
from hypothesis import settings
from moto import mock_aws

from chautari.dynamodb import reading_table
from chautari.dynamodb.table import Table
from chautari.dynamodb.writing_table import connect
from chautari.rates.store import evidence_archive
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support import cheap_snapshots, moto_exchange, short_moto
from tests.support.template_table import create_table

gc.set_threshold(200_000, 50, 100)
cheap_snapshots.use()
short_moto.use()
moto_exchange.use()
# The default deadline of an example, 200 ms, is a timed test: one failed on a machine with ten processes a core.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
pytest_plugins = ["tests.support.restored", "tests.support.years", "tests.support.sharing", "tests.support.receivers"]
TESTS = Path(__file__).parent
# Neither the table (moto), nor a system that is started, nor benches, nor template, project and packages as a whole.
NOT_PURE = tuple(TESTS / folder for folder in ("tools", "flows", "template", "project", "packages"))
# Pages of megabytes, and captures that lie beside the project, if any: 15 of 30 s of a processor of all that is pure.
HEAVY = (
    "test_hostile",
    "test_captures",
    "test_body_floors",
    "test_metadata_figures",
    "test_news_days",
    "test_printed_days",
)
AWS_FIXTURES = {"dynamodb", "s3", "sqs", "table", "archive", "aws", "filled"}


@cache
def _has_no_pure_test(path: Path) -> bool:
    """Whether everything at `path` is left out of `make test-fast`."""
    return path.stem.startswith(HEAVY) or bool({*NOT_PURE} & {path, *path.parents})


def _is_pure(item: pytest.Item) -> bool:
    """Whether a test needs nothing but Python: `make test-fast` runs these."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return not (fixtures & AWS_FIXTURES or item.get_closest_marker("slow") or _has_no_pure_test(item.path))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """`-m pure` imports no file without such a test: cfn-lint, playwright and the benches cost each process 4 s."""
    return True if config.option.markexpr == "pure" and _has_no_pure_test(collection_path) else None


def pytest_collection_finish() -> None:
    """Ten thousand tests and their modules are garbage never: without them a collection costs a tenth of all time."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make test-fast` runs."""
    for item in items:
        if _is_pure(item):
            item.add_marker("pure")


class NetworkForbidden(RuntimeError):
    """A test asked for an address outside of this machine."""


def _require_loopback(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    try:
        inside = ipaddress.ip_address(str(name)).is_loopback or name == "0.0.0.0"
    except ValueError:
        inside = False
    if not inside:
        raise NetworkForbidden(f"a test asked for {name}")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are not looked up and connections not made, but to this machine."""
    look_up, connect, connect_ex = socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex

    def guarded_look_up(host: Any, *rest: Any, **more: Any) -> Any:
        _require_loopback(host)
        return look_up(host, *rest, **more)

    def guarded(connecting: Any) -> Any:
        def guard(self: socket.socket, address: Any) -> Any:
            if isinstance(address, tuple):
                _require_loopback(address[0])
            return connecting(self, address)

        return guard

    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    monkeypatch.setattr(socket.socket, "connect", guarded(connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(connect_ex))


@pytest.fixture(autouse=True)
def no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither an account nor an endpoint nor a setting of the person who runs the tests."""
    for name in os.environ:
        if name.startswith(("AWS_", "CHAUTARI_", "POWERTOOLS_", "TABLE_NAME", "EVIDENCE_BUCKET")):
            monkeypatch.delenv(name)
    for name, value in (
        ("AWS_ACCESS_KEY_ID", "none"),
        ("AWS_SECRET_ACCESS_KEY", "none"),
        ("AWS_DEFAULT_REGION", "ap-south-1"),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("POWERTOOLS_METRICS_NAMESPACE", "chautari"),
        ("POWERTOOLS_SERVICE_NAME", "tests"),
        ("SEARCH_INDEX", "/nowhere"),
    ):
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def dynamodb() -> Any:
    """A client of DynamoDB, made once since that takes longer than most tests. It needs a mock to answer it."""
    with mock_aws():
        return boto3.client("dynamodb", "ap-south-1")


@pytest.fixture
def table(dynamodb: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    """The template's table, empty, as this process's table; everything else of AWS is empty and in memory too."""
    with mock_aws(config={"core": {"reset_boto3_session": False}}):
        name = create_table(dynamodb)
        monkeypatch.setenv("TABLE_NAME", name)
        reading_table.connect.cache_clear()
        connect.cache_clear()
        yield connect()
        dynamodb.delete_table(TableName=name)
    reading_table.connect.cache_clear()
    connect.cache_clear()


@pytest.fixture(scope="session")
def s3() -> Any:
    """A client of S3, made once too."""
    with mock_aws():
        return boto3.client("s3", "ap-south-1")


@pytest.fixture
def archive(s3: Any, table: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[EvidenceArchive]:
    """The bucket of evidence beside the table, empty, as this process's."""
    s3.create_bucket(Bucket="evidence", CreateBucketConfiguration={"LocationConstraint": "ap-south-1"})
    monkeypatch.setenv("EVIDENCE_BUCKET", "evidence")
    evidence_archive.connect.cache_clear()
    yield EvidenceArchive(s3, "evidence")
    evidence_archive.connect.cache_clear()
