"""`make rollback`, and the deploys after it: back by one release each time, and forward to what is deployed next."""

from pathlib import Path

import pytest

from tests.tools.local.fake_account import Account
from tests.tools.local.release_site import Site
from tools.local import rollback
from tools.local.errors import CannotRun


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(Account(), tmp_path)


def roll_back(site: Site) -> list[str]:
    return list(rollback.run(site.account, "chautari-dev", site.now()))


def test_a_rollback_goes_back_by_one_release_each_time(site: Site) -> None:
    for _ in range(3):
        site.deploy()
    roll_back(site)
    assert site.account.served["api"] == "2"
    roll_back(site)
    assert site.account.served["api"] == "1"
    with pytest.raises(CannotRun, match="no release before this one is known"):
        roll_back(site)


def test_a_release_that_was_taken_back_is_never_gone_back_to(site: Site) -> None:
    site.deploy()
    site.deploy()
    roll_back(site)
    site.deploy()
    assert site.account.served["api"] == "3"
    roll_back(site)
    assert site.account.served["api"] == "1"


def test_a_release_that_was_deployed_by_hand_is_gone_back_to(site: Site) -> None:
    site.deploy()
    site.account.release()
    site.is_well = False
    assert site.deploy() == 1
    assert site.account.served == {"api": "2", "calendar": "2", "rates": "2"}


def test_a_function_of_which_no_version_was_new_stays(site: Site) -> None:
    site.deploy()
    site.changed = ("rates",)
    site.deploy()
    assert roll_back(site)[:3] == ["api: version 1 still", "calendar: version 1 still", "rates: version 1, was 2"]


def test_a_deploy_after_a_rollback_goes_out_without_the_canary_that_codedeploy_would_refuse(site: Site) -> None:
    site.deploy()
    site.deploy()
    roll_back(site)
    assert site.deploy() == 0
    assert "DeploymentPreference" not in site.functions["ApiFunction"]
    assert site.deploy() == 0
    assert "DeploymentPreference" in site.functions["ApiFunction"]


def test_the_same_release_deployed_again_after_a_rollback_is_served_again(site: Site) -> None:
    site.deploy()
    site.deploy()
    roll_back(site)
    site.changed = ()
    assert site.deploy() == 0
    assert site.account.served["api"] == "2"


def test_a_deploy_that_is_called_off_after_a_rollback_leaves_it_standing(site: Site) -> None:
    site.deploy()
    site.deploy()
    roll_back(site)
    site.called_off = True
    assert site.deploy() == 1
    assert site.account.served["api"] == "1"


def test_no_rollback_while_cloudformation_works_on_the_stack(site: Site) -> None:
    site.deploy()
    site.deploy()
    site.account.status = "UPDATE_IN_PROGRESS"
    with pytest.raises(CannotRun, match="is UPDATE_IN_PROGRESS: wait"):
        roll_back(site)
    assert site.account.served["api"] == "2"


def test_no_alias_moves_unless_every_version_is_there(site: Site) -> None:
    site.deploy()
    site.deploy()
    site.account.versions["rates"] = [2]
    with pytest.raises(Exception, match="no version"):
        roll_back(site)
    assert site.account.served == {"api": "2", "calendar": "2", "rates": "2"}
