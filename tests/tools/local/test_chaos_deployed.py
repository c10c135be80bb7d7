"""The chaos run on the deployed stack: sources and outlets broken before their first ask, each in another way.

Every combination is tried in memory (`tests/flows/test_chaos.py`); here the functions run from the template.
"""

import json
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.broken_web import CHALLENGE
from tests.support.chaos import ADDRESSES
from tests.support.known_statuses import HOST
from tests.tools.local.running import Run, free_port, start
from tools.local import deployed
from tools.local.deploy import STACK_NAME
from tools.local.options import RECORDED

pytestmark = pytest.mark.slow


def _answers_with(folder: Path, status: int, body: bytes, **headers: str) -> None:
    for meta in folder.rglob("meta.json"):
        meta_fields = {**json.loads(meta.read_text(encoding="utf-8")), "status": status, "headers": headers}
        meta.write_text(json.dumps(meta_fields), encoding="utf-8")
        (meta.parent / "body").write_bytes(body)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """`make run` on a web of which three sources and three outlets fail."""
    web = tmp_path_factory.mktemp("broken") / "recorded"
    shutil.copytree(RECORDED, web)
    _answers_with(web / "fenegosida", 503, CHALLENGE)
    _answers_with(web / "hamropatro", 302, b"", Location="https://elsewhere.example/")
    for body in (web / "nrb").rglob("body"):
        body.write_bytes(body.read_bytes()[: body.stat().st_size // 2])
    shutil.rmtree(web / "setopati" / "feed")
    _answers_with(web / "onlinekhabar", 500, b"down")
    _answers_with(web / "kathmandupost" / "feed", 200, b"")
    port = free_port()
    with start(port, RECORDED=str(web), HISTORY="0") as process:
        said: list[str] = []
        for line in process.stdout or ():
            said.append(line)
            if "Ctrl-C" in line:
                break
        assert "Ctrl-C" in said[-1], "".join(said)
        yield Run(process, port, said)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def test_every_address_answers_with_what_is_known(broken: Run) -> None:
    netloc = f"127.0.0.1%3A{broken.port}"  # in the address of a page of this site, as oEmbed is asked
    statuses = {address: broken.request(address.replace(HOST, netloc))[0].status for address in ADDRESSES.values()}
    rates_of_bank = {ADDRESSES[path] for path in ("/v1/convert", "/ne/forex/{code}", "/en/forex/{code}")}
    proofs = ("/v1/proof/{id}", "/ne/proof/{id}", "/en/proof/{id}")
    of_one = {ADDRESSES[path] for path in ("/v1/articles/{id}", "/v1/stories/{id}", *proofs)}
    unanswered = {address: status for address, status in statuses.items() if status != 200}
    assert unanswered == dict.fromkeys(rates_of_bank | of_one, 404)


def test_the_failures_are_outcomes_and_no_failed_runs(broken: Run) -> None:
    sources = {row["key"]: row for row in broken.json("/v1/sources")["sources"]}
    kinds = {key: row["last_failure"]["kind"] for key, row in sources.items() if row["last_failure"]}
    assert kinds == {"fenegosida": "refused", "hamropatro": "moved", "nrb": "changed"}
    failing = {row["key"] for row in broken.json("/v1/news-sources")["sources"] if row["health"] == "failing"}
    assert failing == {"setopati", "onlinekhabar", "kathmandupost"}
    queue = deployed.outputs(broken.aws, STACK_NAME)["FailedRunsUrl"]
    found = broken.aws.client("sqs").receive_message(QueueUrl=queue, WaitTimeSeconds=0)
    assert found.get("Messages", []) == []
