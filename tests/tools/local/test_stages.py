"""One section of samconfig.toml, one stack: what is deployed to it, and that no other is touched."""

import argparse
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.local.fake_account import Account
from tests.tools.local.release_site import Site
from tools.local import release, samconfig
from tools.local.errors import CannotRun
from tools.local.options import ROOT
from tools.local.release import Target, World

STAGING = """
[dev.deploy.parameters]
stack_name = "chautari-dev"
region = "ap-south-1"
parameter_overrides = ["Stage=dev"]
[staging.global.parameters]
stack_name = "chautari-staging"
region = "eu-west-1"
[staging.deploy.parameters]
parameter_overrides = "Stage=dev Contact=\\"the desk\\""
"""


@pytest.fixture
def staging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A samconfig.toml with a section for staging."""
    file = tmp_path / "samconfig.toml"
    file.write_text(STAGING, encoding="utf-8")
    monkeypatch.setattr(samconfig, "FILE", file)
    return file


Chosen = Callable[..., Target]


@pytest.fixture
def chosen(staging: Path) -> Chosen:
    def target(env: str, *options: str) -> Target:
        return release.target(argparse.Namespace(env=env, stack=None, options=[*options]))

    return target


def test_a_deploy_to_staging_never_touches_dev(chosen: Chosen, tmp_path: Path) -> None:
    target = chosen("staging")
    assert target.place == samconfig.Deployment("chautari-staging", "eu-west-1")
    assert target.parameters["Contact"] == "the desk"
    site = Site(Account(stack_name="chautari-staging"), tmp_path)  # it refuses to hear of another stack
    world = World(site.account, site.call, site.smoke, site.built, site.now)
    assert (release.deploy(target, world), release.deploy(target, world)) == (0, 0)
    assert not any("chautari-dev" in word for command in site.commands for word in command)


@pytest.mark.parametrize("step", ["check", "deploy"])
def test_a_section_that_is_not_there_is_refused_by_name(
    step: str, staging: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert release.main([step, "--env", "qa"]) == 1
    assert capsys.readouterr().err == "samconfig.toml has no section 'qa': there are dev, staging\n"


def test_it_is_refused_before_anything_is_built() -> None:
    dry = ("make", "--dry-run", "deploy", "ENV=qa", "STACK=mine", "ARGS=--debug")
    lines = subprocess.run(dry, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    steps = [line for line in lines if "tools.local.release" in line or "sam build" in line]
    assert [step.partition("tools.local.release ")[2] for step in steps] == [
        """check --env "qa" --stack "mine" -- --debug""",
        "",
        """deploy --env "qa" --stack "mine" -- --debug""",
    ]


@pytest.mark.parametrize("option", ["--region=eu-west-1", "--stack-name", "--parameter-overrides", "--guided"])
def test_what_samconfig_says_is_not_said_beside_it(option: str, chosen: Chosen) -> None:
    with pytest.raises(CannotRun, match=f"{option}: that stands in samconfig.toml"):
        chosen("dev", option)


def test_a_parameter_that_does_not_exist_is_refused_and_one_without_a_value_too(staging: Path) -> None:
    with pytest.raises(CannotRun, match=r"sets Contact in \[staging\]: the template has no such parameter"):
        samconfig.parameters("staging", {"Stage": {"Default": "dev"}})
    with pytest.raises(CannotRun, match=r"has no value of Table in \[dev.deploy"):
        samconfig.parameters("dev", {"Stage": {}, "Table": {"Type": "String"}})


def test_a_parameter_that_a_section_no_longer_names_has_its_default_again(staging: Path) -> None:
    defaults = {"Stage": "prod", "Contact": "", "Days": 30}
    declared = {name: {"Default": default} for name, default in defaults.items()}
    assert samconfig.parameters("dev", declared) == {"Stage": "dev", "Contact": "", "Days": "30"}
