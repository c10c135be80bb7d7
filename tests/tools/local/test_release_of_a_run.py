"""Smoke test, rollback and republishing on the running system, with a release that is broken on purpose."""

from datetime import UTC, datetime

import pytest

from tests.tools.local.running import Run
from tools.local import deployed, releases, samconfig, smoke
from tools.local.releases import Releases
from tools.local.stack import Aws

pytestmark = pytest.mark.slow
STACK = samconfig.deployment().stack_name


def function_of(run: Run, kind: str) -> str:
    return next(name for name in releases.served(run.aws, STACK) if kind in name)


def break_api(aws: Aws, name: str) -> dict[str, str]:
    """Release an API function that reads another table; returns its environment of before."""
    client = aws.client("lambda")
    variables: dict[str, str] = client.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    client.update_function_configuration(
        FunctionName=name, Environment={"Variables": {**variables, "TABLE_NAME": "no"}}
    )
    version = client.publish_version(FunctionName=name)["Version"]
    releases.serve(client, {name: version})
    return variables


def test_a_broken_release_fails_on_the_running_system_and_is_rolled_back(run: Run) -> None:
    site, aws = f"http://127.0.0.1:{run.port}", run.aws
    assert smoke.run(site)
    before = releases.served(aws, STACK)
    bucket = deployed.outputs(aws, STACK)["AssetsBucketName"]
    Releases(aws.client("s3"), bucket).note(before, datetime.now(UTC))
    variables = break_api(aws, function_of(run, "ApiFunction"))
    smoke_test = run.command("tools.local.smoke", "--url", site)
    assert smoke_test.returncode == 1
    assert "FAILED  the front page" in smoke_test.stdout
    back = run.command("tools.local.rollback")
    assert (back.returncode, back.stderr) == (0, "")
    assert [line for line in back.stdout.splitlines() if ", was " in line] == [
        f"{function_of(run, 'ApiFunction')}: version 1, was 2"
    ]
    assert "calendar: 0 ready answers rewritten" in back.stdout
    assert releases.served(aws, STACK) == before
    assert smoke.run(site)
    # What the next release is made from is as it was.
    aws.client("lambda").update_function_configuration(
        FunctionName=function_of(run, "ApiFunction"), Environment={"Variables": variables}
    )


def test_ready_answers_are_rewritten_on_the_running_system_and_nothing_changes(run: Run) -> None:
    before = run.json("/v1/metals")
    done = run.command("tools.local.republish")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["rates: 0 ready answers rewritten", "calendar: 0 ready answers rewritten"]
    assert run.json("/v1/metals") == before
    elsewhere = run.command("tools.local.republish", "--stack", "nothing")
    assert (elsewhere.returncode, elsewhere.stdout) == (1, "")
    assert "were not rewritten: " in elsewhere.stderr
