"""A calendar's office: it leaves notices in a bucket and runs the function; and what was stored of that."""

import importlib
import json
from typing import Any

import boto3

from chautari.calendar.model.almanac import Almanac
from chautari.calendar.publish import job
from chautari.calendar.store import years
from chautari.dynamodb.table import Table
from chautari.nepali.bikram_sambat import YearRow
from tests.support.factories import LambdaContext

BUCKET = "notices"
EVENT = {"calendar": "publish"}
ADDRESS = "https://notices.example/calendar.json"
ROW = {"year": 2084, "months": [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 31], "source": "the committee"}
PREDICTED = YearRow((31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 31), "predicted")
EID = {"key": "eid", "date": "2027-03-10", "ne": "इद", "en": "Eid ul-Fitr", "scope": "national"}
Report = dict[str, Any]


class Office:
    """Leaves notices in the bucket and runs the function."""

    def __init__(self) -> None:
        self.s3 = boto3.client("s3")
        self.handler = importlib.import_module("functions.calendar.app").handler

    def leave(self, document: object, name: str = "calendar/notice.json") -> None:
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.s3.put_object(Bucket=BUCKET, Key=name, Body=body)

    def take_away(self, name: str = "calendar/notice.json") -> None:
        self.s3.delete_object(Bucket=BUCKET, Key=name)

    def run(self, event: dict[str, Any] = EVENT) -> Report:
        report: Report = self.handler(event, LambdaContext("calendar"))
        return report


def stored(table: Table, year: int) -> Almanac:
    """The year as a reader of the table gets it."""
    published = years.published_year(table, year)
    assert published is not None
    return published.almanac


def versions(table: Table) -> list[int]:
    """How often each of the four years was written."""
    views = [years.view_of_year(table, year) for year in job.YEARS]
    return [view.version if view else 0 for view in views]
