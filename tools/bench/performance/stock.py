"""A table in memory as a deployment's is after a run of each source over the recorded web."""

import os
from datetime import datetime
from typing import Any

from chautari.calendar.publish import job as calendar_job
from chautari.composition.composer import compose
from chautari.composition.page_composer import PageComposer
from chautari.dynamodb.table import Table
from chautari.fetching.recorded import RecordedTransport
from chautari.rates import sources
from chautari.rates.ingest import job
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.drill.memory import Bucket, MemoryTable
from tools.local import recorded_clock
from tools.local.options import RECORDED

# The year of the recorded web and those beside it; a deployment has 131.
YEARS = range(2082, 2085)
HOST = "chautari.example"
SITE = f"https://{HOST}"


class StockedTable(MemoryTable):
    """A table in memory with the filter of articles besides, which names an attribute that must be there."""

    def query(
        self, *, FilterExpression: str = "", PaginationConfig: object = None, **parameters: Any
    ) -> dict[str, Any]:
        """`Items` in one page."""
        wanted = FilterExpression.removeprefix("attribute_exists(").removesuffix(")")
        return {"Items": [item for item in super().query(**parameters)["Items"] if not wanted or wanted in item]}


def without_stories() -> None:
    """Name a place where stories would be: there are none here, and pages are composed without them."""
    os.environ.setdefault("SEARCH_INDEX", "/nowhere")


def stock() -> tuple[StockedTable, datetime]:
    """The table's client and the instant of its runs."""
    now, client = recorded_clock.newest_fetch(RECORDED), StockedTable()
    table = Table(client, "chautari")
    calendar_job.YEARS = YEARS
    calendar_job.run({"calendar": "publish"}, (), table, now, lambda _: True)
    fetch = RecordedTransport(RECORDED, now).get
    every = map(sources.find, sources.keys())
    keys = [source.key for source in every if source.polls]
    job.run({"sources": keys, "by_hand": True}, fetch, table, EvidenceArchive(Bucket(), "evidence"), now)
    compose(table, now)
    without_stories()
    PageComposer().compose(table, now, SITE)
    return client, now
