"""Discovery with a fault at every AWS call: each listed link is queued, by this run or a later one."""

from contextlib import suppress
from datetime import timedelta

import pytest
from botocore.exceptions import ClientError

from chautari.dynamodb.table import Table
from chautari.news.discovery import job
from chautari.news.store.link_queue import LinkQueue
from tests.news.discovery.harness import DiscoveryHarness
from tests.news.fake_outlet import HOME, item
from tests.support.faulty import FAULTS, Faulty, Killed

# The lease of the host is over and the feed is due again.
LONG = timedelta(hours=12)


def fail(harness: DiscoveryHarness, faulty: Faulty) -> None:
    """Run discovery with faulty clients of table and queue."""
    table = Table(faulty.client(harness.table.client), harness.table.name)
    queue = LinkQueue(faulty.client(harness.queue.sqs), harness.queue.url)
    with suppress(Killed, ClientError):
        job.run({"sources": ["outlet"]}, harness.web.client(table), table, queue, harness.web.now)


@pytest.mark.parametrize(("fault", "late"), [("throttled", False), ("killed", False), ("killed", True)])
def test_a_fault_at_any_call_loses_no_link(harness: DiscoveryHarness, fault: str, late: bool) -> None:
    at, struck = 0, True
    while struck:
        at += 1
        harness.serve_feed(item(2 * at), item(2 * at + 1), ETag=f'"{at}"')
        harness.web.now += LONG
        faulty = Faulty(at, FAULTS[fault], late=late)
        fail(harness, faulty)
        queued = [message["url"] for message in harness.receive_queued()]
        harness.run(later=LONG)
        queued += [message["url"] for message in harness.receive_queued()]
        assert set(queued) == {f"{HOME}/story/{2 * at}", f"{HOME}/story/{2 * at + 1}"}
        struck = len(faulty.calls) >= at
    assert at > 6
