"""Smoke test, rollback and republishing on the running system, with a release that is broken on purpose."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.tools.local.running import Run
from tools.local import deployed, edge_cache, releases, samconfig, smoke
from tools.local.releases import Releases

pytestmark = pytest.mark.slow
STACK = samconfig.deployment().stack_name


@pytest.fixture
def broken(run: Run) -> Iterator[str]:
    """A release in which the API function reads a table that is not there; the function's name."""
    aws, before = run.aws, releases.served(run.aws, STACK)
    Releases(aws.client("s3"), deployed.outputs(aws, STACK)["AssetsBucketName"]).note(before, datetime.now(UTC))
    client, name = aws.client("lambda"), next(name for name in before if "ApiFunction" in name)
    variables = client.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    other = {"Variables": {**variables, "TABLE_NAME": "no"}}
    client.update_function_configuration(FunctionName=name, Environment=other)
    releases.serve(client, {name: client.publish_version(FunctionName=name)["Version"]})
    edge_cache.forget(aws, STACK)
    yield name
    client.update_function_configuration(FunctionName=name, Environment={"Variables": variables})
    releases.serve(client, before)
    edge_cache.forget(aws, STACK)


def test_a_broken_release_fails_on_the_running_system_and_is_rolled_back(run: Run, broken: str) -> None:
    site = f"http://127.0.0.1:{run.port}"
    smoke_test = run.command("tools.local.smoke", "--url", site)
    assert smoke_test.returncode == 1
    assert "FAILED  the front page" in smoke_test.stdout
    back = run.command("tools.local.rollback")
    assert (back.returncode, back.stderr) == (0, "")
    assert [line for line in back.stdout.splitlines() if ", was " in line] == [f"{broken}: version 1, was 2"]
    assert "calendar: 0 ready answers rewritten" in back.stdout
    assert smoke.run(site)


def test_ready_answers_are_rewritten_on_the_running_system_and_nothing_changes(run: Run) -> None:
    before = run.json("/v1/metals")
    done = run.command("tools.local.republish")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["rates: 0 ready answers rewritten", "calendar: 0 ready answers rewritten"]
    assert run.json("/v1/metals") == before
    elsewhere = run.command("tools.local.republish", "--stack", "nothing")
    assert (elsewhere.returncode, elsewhere.stdout) == (1, "")
    assert "were not rewritten: " in elsewhere.stderr
