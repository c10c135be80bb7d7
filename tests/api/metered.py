"""The read function with its reads counted."""

import importlib
from collections.abc import Iterator

import pytest

from chautari.api import month_rows
from chautari.dynamodb.request_cache import cached_for_request
from chautari.dynamodb.table import Table
from chautari.dynamodb.version_floor import VersionFloor
from tests.api import data
from tools.bench import requests
from tools.bench.requests import Meter


def metered_api(table: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meter]:
    """What the read function reads of `table`. The rows of months, read once an hour, are read already."""
    table, meter = requests.metered(table)
    month_rows.refresh(cached_for_request(table), data.AT)
    meter.reset()
    api = importlib.import_module("functions.api.app").api
    monkeypatch.setattr(api, "connect", lambda: table)
    monkeypatch.setattr(api, "floor", VersionFloor())
    yield meter
