"""The forge's CI and the hooks before a commit call what a person calls: `make check`, `make test`, locked tools."""

import re
from typing import Any

import pytest
import yaml

from tests.support.template_file import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CHECK = MAKEFILE.partition("\ncheck:")[2].partition("\n\n")[0].replace("$(VENV)", ".venv")
WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]


def test_the_ci_calls_make_check_and_make_test_on_the_oldest_and_the_newest_python() -> None:
    job = WORKFLOW["jobs"]["test"]
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert commands[-2:] == ["make check", "make test"]
    wanted = re.search(r"\((3, \d+)\) <= sys\.version_info\[:2\] <= \((3, \d+)\)", MAKEFILE)
    assert wanted
    assert job["strategy"]["matrix"]["python"] == [version.replace(", ", ".") for version in wanted.groups()]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_a_line_of_make_check(hook: dict[str, Any]) -> None:
    command = hook["entry"].removeprefix("env ").removesuffix(" --force-exclude")
    assert command in CHECK
    assert hook["language"] == "system"
