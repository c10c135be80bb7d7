"""`make deploy` from the check to the smoke test: what is done in which order, and what if a step fails."""

import json
from pathlib import Path

import pytest

from tests.tools.local.fake_account import Account
from tests.tools.local.release_site import TARGET, Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(Account(), tmp_path)


REPUBLISHED = ["rates:live republish", "calendar:live republish"]


def test_files_go_up_before_the_code_and_answers_are_rewritten_before_the_site_is_asked(site: Site) -> None:
    site.account.release()
    assert site.deploy() == 0
    assert site.account.calls == ["upload", "sam", *REPUBLISHED, "edges forget", "smoke https://site.example"]
    assert site.account.served == {"api": "2", "calendar": "2", "rates": "2"}


def test_a_first_deploy_has_no_bucket_before_and_reads_rates_once(site: Site) -> None:
    assert site.deploy() == 0
    first = ["sam", "upload", *REPUBLISHED, "rates:live dispatch", "edges forget", "smoke https://site.example"]
    assert site.account.calls == first


def test_every_function_of_the_built_template_has_its_hash_and_a_second_deploy_the_same(site: Site) -> None:
    site.deploy()
    hashes = {name: function["AutoPublishCodeSha256"] for name, function in site.functions.items()}
    assert len({*hashes.values()}) == len(hashes) == len(site.functions)
    site.deploy()
    assert {name: function["AutoPublishCodeSha256"] for name, function in site.functions.items()} == hashes
    assert site.functions["ApiFunction"]["DeploymentPreference"]


def test_sam_is_told_the_stack_the_region_and_every_parameter() -> None:
    assert TARGET.sam()[1:] == [
        *("deploy", "--config-env", "staging", "--stack-name", "chautari-dev", "--region", "ap-south-1"),
        *("--parameter-overrides", r'Stage="dev" Contact="the \"desk\"" AlarmEmail=""', "--debug"),
    ]


def test_what_sam_does_not_deploy_is_not_touched(site: Site) -> None:
    site.account.release()
    site.status = 1
    assert site.deploy() == 1
    assert site.account.calls == ["upload", "sam"]
    assert site.account.served == {"api": "1", "calendar": "1", "rates": "1"}


def test_a_failed_smoke_test_takes_every_function_back(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.account.release()
    site.is_well = False
    assert site.deploy() == 1
    assert site.account.served == {"api": "1", "calendar": "1", "rates": "1"}
    assert site.account.calls[-4:] == ["smoke https://site.example", *REPUBLISHED, "edges forget"]
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "the release does not do what it should: every function goes back"
    assert said[1:4] == [f"{name}: version 1, was 2" for name in ("api", "calendar", "rates")]
    assert said[-1].startswith("chautari-dev serves the release of 2026-12-01T")


def test_code_that_cannot_rewrite_its_answers_is_taken_back_unasked(site: Site) -> None:
    site.account.release()
    site.account.failing = {"calendar"}
    assert site.deploy() == 1
    assert site.account.served == {"api": "1", "calendar": "1", "rates": "1"}
    assert "smoke https://site.example" not in site.account.calls


def test_a_failed_first_deploy_says_that_there_is_nothing_before(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.is_well = False
    assert site.deploy() == 1
    assert "NOT ROLLED BACK: no release before this one is known" in capsys.readouterr().err


def test_a_release_is_noted_where_no_browser_comes(site: Site) -> None:
    site.deploy()
    (key,) = [key for key in site.account.objects if not key.startswith("assets/")]
    assert key.startswith("releases/2026-12-01T")
    assert json.loads(site.account.objects[key])["versions"] == site.account.served
