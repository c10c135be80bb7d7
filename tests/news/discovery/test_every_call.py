"""The finder, failed at every single call that it makes: a link that a feed listed is queued, now or by a later run."""

from contextlib import suppress
from datetime import timedelta

import pytest
from botocore.exceptions import ClientError

from chautari.dynamodb.table import Table
from chautari.news.discovery import job
from chautari.news.store.link_queue import LinkQueue
from tests.news.discovery.outlet import HOME, item
from tests.news.discovery.scene import Scene
from tests.support.faulty import FAULTS, Faulty, Killed

# The lease of the host is over and the feed is due again.
LONG = timedelta(hours=12)


def fail(scene: Scene, faulty: Faulty) -> None:
    """A run whose calls of the table and the queue fail at some point."""
    table = Table(faulty.client(scene.table.client), scene.table.name)
    queue = LinkQueue(faulty.client(scene.queue.sqs), scene.queue.url)
    with suppress(Killed, ClientError):
        job.run({"sources": ["outlet"]}, scene.web.guest(table), table, queue, scene.web.now)


@pytest.mark.parametrize(("fault", "late"), [("throttled", False), ("killed", False), ("killed", True)])
def test_a_fault_at_any_call_loses_no_link(scene: Scene, fault: str, late: bool) -> None:
    at, struck = 0, True
    while struck:
        at += 1
        scene.lists(item(2 * at), item(2 * at + 1), ETag=f'"{at}"')
        scene.web.now += LONG
        faulty = Faulty(at, FAULTS[fault], late=late)
        fail(scene, faulty)
        queued = [each["url"] for each in scene.queued()]
        scene.run(later=LONG)
        queued += [each["url"] for each in scene.queued()]
        assert set(queued) == {f"{HOME}/story/{2 * at}", f"{HOME}/story/{2 * at + 1}"}
        struck = len(faulty.calls) >= at
    assert at > 6
