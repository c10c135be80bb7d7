"""A site that tests release: sam and the smoke test are stood in for, everything else is the real `make deploy`."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.tools.local.fake_account import Account
from tools.local import release, samconfig, template
from tools.local.options import ROOT
from tools.local.release import Target, World

PARAMETERS = {"Stage": "dev", "Contact": 'the "desk"', "AlarmEmail": ""}
TARGET = Target("staging", samconfig.Deployment("chautari-dev", "ap-south-1"), PARAMETERS, ("--debug",))


class Site:
    """The world of a release: sam releases to `account`, and the site is well as long as nobody says otherwise."""

    def __init__(self, account: Account, folder: Path) -> None:
        self.account, self.is_well, self.commands = account, True, list[list[str]]()
        self.changed: tuple[str, ...] = ("api", "calendar", "rates")
        self.status, self.called_off, self.minutes = 0, False, 0
        self.built = folder / "template.yaml"
        self.restore()

    def restore(self) -> None:
        """Build anew."""
        shutil.copy(ROOT / "template.yaml", self.built)

    def call(self, command: list[str]) -> int:
        self.commands.append(command)
        self.account.calls.append("sam")
        if not self.status and not self.called_off:
            self.account.release(self.changed)
        return self.status

    def smoke(self, address: str) -> bool:
        self.account.calls.append(f"smoke {address}")
        return self.is_well

    def now(self) -> datetime:
        self.minutes += 1
        return datetime(2026, 12, 1, tzinfo=UTC) + timedelta(minutes=self.minutes)

    def deploy(self) -> int:
        self.restore()
        values = parameters()
        chosen = Target(TARGET.section, TARGET.place, values, TARGET.options)
        return release.deploy(chosen, World(self.account, self.call, self.smoke, self.built, self.now))

    @property
    def functions(self) -> dict[str, Any]:
        """The functions of the template that sam was given."""
        return template.read(self.built).resources("Function")


def parameters() -> dict[str, str]:
    return samconfig.parameters("dev", template.read().body["Parameters"])
