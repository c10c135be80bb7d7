"""The map of docs/architecture.md is that of the import contracts."""

import re
import tomllib

from tests.support.template_file import ROOT

DOCUMENT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
FLOORS = {
    contract["containers"][0]: [set(layer.split(" | ")) for layer in contract["layers"]]
    for contract in SETTINGS["contracts"]
    if contract["type"] == "layers"
}


def test_the_floors_of_the_package_are_those_of_the_contract() -> None:
    drawing = DOCUMENT.partition("```")[2].partition("```")[0]
    floors = [set(re.findall(r"\w+", line[:31])) for line in drawing.splitlines() if re.match(r"  [a-z]+[ |]", line)]
    assert floors == FLOORS["chautari"]


def test_the_floors_of_each_feature_are_those_of_the_contract() -> None:
    rows = [line.split("|") for line in DOCUMENT.splitlines() if "←" in line]
    drawn = {
        f"chautari.{row[1].strip(' `')}": [set(re.findall(r"`(\w+)`", floor)) for floor in row[2].split("←")][::-1]
        for row in rows
    }
    assert drawn == {container: floors for container, floors in FLOORS.items() if container != "chautari"}
