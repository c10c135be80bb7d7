"""Which deployment a command works on, and how patient it is with it."""

import re
from pathlib import Path

import pytest

from tools.local import deployed, samconfig, stack
from tools.local.errors import CannotRun
from tools.local.options import ROOT
from tools.local.samconfig import Deployment

TOOLS = ROOT / "tools" / "local"


def test_without_an_address_it_is_the_persons_own_account() -> None:
    session = deployed.aws(stack.REGION)
    assert session.client("lambda").meta.endpoint_url == f"https://lambda.{stack.REGION}.amazonaws.com"


def test_a_function_is_waited_for_and_never_invoked_a_second_time() -> None:
    config = deployed.aws(stack.REGION).client("lambda").meta.config
    assert (config.read_timeout, config.retries["total_max_attempts"]) == (900, 1)
    assert deployed.aws(stack.REGION).client("dynamodb").meta.config.retries["total_max_attempts"] == 5


def test_the_address_that_make_run_prints_is_that_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4567")
    assert deployed.aws(stack.REGION).endpoint == "http://127.0.0.1:4567"


def test_a_section_of_samconfig_says_stack_and_region() -> None:
    assert samconfig.deployment() == samconfig.deployment("dev") == Deployment("chautari-dev", "ap-south-1")
    assert samconfig.deployment("prod") == Deployment("chautari-prod", "ap-south-1")


def test_what_deploys_and_what_works_on_it_afterwards_go_to_one_place(tmp_path: Path) -> None:
    file = tmp_path / "samconfig.toml"
    file.write_text('[x.global.parameters]\nregion = "eu-west-1"\n[x.deploy.parameters]\nstack_name = "mine"\n')
    assert samconfig.deployment("x", file) == Deployment("mine", "eu-west-1")
    file.write_text('[x.deploy.parameters]\nstack_name = "mine"\nregion = "eu-west-2"\n')
    assert samconfig.deployment("x", file) == Deployment("mine", "eu-west-2")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read"),
        ("[x", "cannot be read"),
        ("[y.deploy.parameters]\n", "has no section 'x': there are y"),
        ('[x.deploy.parameters]\nstack_name = "a"\n', "has no region in"),
        ('[x.global.parameters]\nregion = "a"\n', "has no stack_name in"),
        ("[x.deploy.parameters]\nstack_name = 1\n", "has no stack_name in"),
    ],
)
def test_what_the_file_lacks_is_one_line(tmp_path: Path, text: str | None, message: str) -> None:
    file = tmp_path / "samconfig.toml"
    if text is not None:
        file.write_text(text)
    with pytest.raises(CannotRun, match=message) as lacking:
        samconfig.deployment("x", file)
    assert "\n" not in str(lacking.value)


WORKS_ON_A_DEPLOYMENT = re.compile(r"\b(?:samconfig|place)\.of_arguments\(")
COMMANDS = [
    path.stem
    for path in sorted(TOOLS.glob("*.py"))
    if path.stem != "place" and WORKS_ON_A_DEPLOYMENT.search(path.read_text(encoding="utf-8"))
]


def test_the_commands_that_work_on_a_deployment_are_found() -> None:
    by_samconfig = {"adopt", "backfill", "redrive", "release", "replay", "republish", "rollback", "smoke"}
    by_place = {"ask", "logs", "pause", "queues", "quotas", "status", "take_down"}
    assert by_samconfig | by_place <= {*COMMANDS}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_works_on_a_deployment_takes_its_section(command: str) -> None:
    text = (TOOLS / f"{command}.py").read_text(encoding="utf-8")
    assert "samconfig.add_arguments(parser)" in text
    assert "ap-south-1" not in text
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    calls = re.findall(rf"-m tools\.local\.{command}\b(?:[^\n]*\\\n)*[^\n]*", makefile)
    assert calls
    assert all("$(WHERE)" in call for call in calls)


def test_no_command_makes_a_client_of_its_own() -> None:
    """It would be in the person's default region."""
    made = re.compile(r"boto3\.(client|resource|Session)\(")
    own = {path.stem for path in TOOLS.glob("*.py") if made.search(path.read_text(encoding="utf-8"))}
    assert own == {"deployed", "doctor", "stack"}


def test_no_guide_names_a_stack_or_a_region_of_samconfig() -> None:
    """A guide names a section (ENV, --config-env); us-east-1 is CloudFront's own, and prices are those of a region."""
    for guide in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        assert not re.findall(r"chautari-(?:dev|prod)\b|--region ap-", guide.read_text("utf-8")), guide
