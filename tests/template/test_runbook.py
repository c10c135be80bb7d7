"""The runbook has every alarm of the template, and none that is not there."""

import re
from collections import Counter

from tests.support.template_file import ROOT
from tests.template.parts import Resources

RUNBOOK = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")


def test_each_alarm_has_its_heading_and_each_heading_its_alarm(alarms: Resources) -> None:
    assert Counter(re.findall(r"^### (\w+)$", RUNBOOK, re.MULTILINE)) == Counter(alarms.keys())


def test_under_each_heading_or_the_last_of_its_group_there_is_what_to_do() -> None:
    groups = re.split(r"(?:^#{2,3} .*\n\n?)+", RUNBOOK, flags=re.MULTILINE)
    assert min(len(group.split()) for group in groups[1:]) > 20


def test_the_commands_that_it_names_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", RUNBOOK)) <= targets
