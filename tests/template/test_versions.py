"""A deploy takes effect: what a function serves changes, and its alias gets a new version; nothing does, and none.

Two states of the template are stamped as `make deploy` does, transformed as SAM does, and the names that SAM gives to
the versions compared: CloudFormation publishes a version whose name it does not know.
"""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.template_file import of_type
from tests.template.parts import EXPORTER, INDEXER, NAMES, WRITERS
from tests.template.transformed import translate
from tools.local import release_hash

pytestmark = pytest.mark.usefixtures("region")
Change = Callable[[dict[str, Any]], object]


Texts = dict[str, str]


def parameters(template: dict[str, Any], changed: Texts | None = None) -> Texts:
    """The value of every parameter: its default where it is not changed."""
    return {name: str(declared["Default"]) for name, declared in template["Parameters"].items()} | (changed or {})


def released(template: dict[str, Any], changed: Texts | None = None, contents: Texts | None = None) -> dict[str, Any]:
    """What CloudFormation gets, with some parameters `changed` and other `contents` of some built folders."""
    values, built = parameters(template, changed), copy.deepcopy(template)
    release_hash.stamp(built, values, lambda folder: (contents or {}).get(folder, f"content of {folder}"))
    return translate(built, values)


def versions(translated: dict[str, Any]) -> dict[str, str]:
    """The logical id of the version behind each function's alias."""
    aliases = of_type(translated, "AWS::Lambda::Alias").values()
    return {alias["FunctionName"]["Ref"]: alias["FunctionVersion"]["Fn::GetAtt"][0] for alias in aliases}


def renewed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """The functions of which another version is published. Each must have been changed for Lambda too."""
    old, new = versions(before), versions(after)
    assert old.keys() == new.keys() == {*NAMES, EXPORTER}
    changed = {name for name in new if old[name] != new[name]}
    for name in changed:
        described = [of_type(state, "AWS::Lambda::Function")[name]["Description"] for state in (before, after)]
        assert described[0] != described[1], f"Lambda would refuse to publish {name} unchanged"
    return changed


@pytest.mark.parametrize(
    ("parameter", "value", "concerned"),
    [
        ("Contact", "desk@example.np", {*WRITERS, "AlertsFunction"}),
        ("NoticesUrl", "https://example.np/notices.json", {"CalendarFunction"}),
        ("LogRetentionDays", "90", set()),
        ("AlarmEmail", "desk@example.np", set()),
        ("ExportRegion", "eu-west-1", {EXPORTER}),
        ("ExistingTable", "chautari-restored", {*NAMES, EXPORTER}),
    ],
)
def test_a_changed_parameter_is_served_by_the_functions_that_it_concerns(
    parameter: str, value: str, concerned: set[str], template: dict[str, Any]
) -> None:
    assert renewed(released(template), released(template, {parameter: value})) == concerned


def test_every_parameter_in_a_functions_environment_publishes_it(
    template: dict[str, Any], functions: dict[str, dict[str, Any]]
) -> None:
    for name, function in functions.items():
        for parameter in release_hash.names(function["Environment"]) & template["Parameters"].keys():
            assert name in renewed(released(template), released(template, {parameter: "https://other.example"}))


def test_nothing_changed_publishes_nothing(template: dict[str, Any]) -> None:
    assert renewed(released(template), released(copy.deepcopy(template))) == set()


def test_layers_are_hashed_in_their_own_order(template: dict[str, Any]) -> None:
    """In that of a set it would be another hash in each process."""
    hashed: list[str] = []

    def digest(folder: str) -> str:
        hashed.append(folder)
        return folder

    release_hash.stamp(copy.deepcopy(template), parameters(template), digest)
    start = hashed.index("functions/articles")
    assert hashed[start : start + 4] == ["functions/articles", "layers/shared", "layers/scraping", "layers/reading"]


@pytest.mark.parametrize("name", [*NAMES, EXPORTER])
def test_changed_code_publishes_its_function(name: str, template: dict[str, Any]) -> None:
    folder = template["Resources"][name]["Properties"]["CodeUri"]
    assert renewed(released(template), released(template, contents={folder: "new"})) == {name}


@pytest.mark.parametrize(
    ("layer", "concerned"),
    [
        ("SharedLayer", {*NAMES, EXPORTER}),
        ("ScrapingLayer", {*NAMES} - {"ApiFunction", "AlertsFunction", INDEXER}),
        ("ReadingLayer", {"ArticlesFunction"}),
        ("SearchLayer", {"ApiFunction", INDEXER}),
        ("ArchiveLayer", {EXPORTER, "AlertsFunction"}),
    ],
)
def test_a_changed_layer_publishes_the_functions_that_carry_it(
    layer: str, concerned: set[str], template: dict[str, Any]
) -> None:
    folder = template["Resources"][layer]["Properties"]["ContentUri"]
    assert renewed(released(template), released(template, contents={folder: "new"})) == concerned


def changed(template: dict[str, Any], change: Change) -> dict[str, Any]:
    other = copy.deepcopy(template)
    change(other)
    return other


TAGS: dict[str, Change] = {
    "of all functions": lambda body: body["Globals"]["Function"]["Tags"].update(owner="desk"),
    "of one function": lambda body: body["Resources"]["ApiFunction"]["Properties"].update(Tags={"owner": "desk"}),
    "of the table": lambda body: body["Resources"]["Table"]["Properties"]["Tags"].append({"Key": "a", "Value": "b"}),
}


@pytest.mark.parametrize("which", TAGS)
def test_a_changed_tag_publishes_nothing(which: str, template: dict[str, Any]) -> None:
    after = released(changed(template, TAGS[which]))
    assert renewed(released(template), after) == set()
    assert after != released(template)


def test_without_the_hash_a_parameter_would_not_be_served_and_a_tag_would_break_the_deploy(
    template: dict[str, Any],
) -> None:
    """What SAM does by itself; once it does otherwise, the hash may go."""
    before, contact = (translate(template, parameters(template, {"Contact": contact})) for contact in ("a", "b"))
    assert versions(before) == versions(contact)
    tagged = translate(changed(template, TAGS["of all functions"]), parameters(template))
    assert versions(before) != versions(tagged)


SETTINGS: dict[str, Change] = {
    "memory": lambda body: body["Resources"]["ApiFunction"]["Properties"].update(MemorySize=2048),
    "variable": lambda body: body["Resources"]["ApiFunction"]["Properties"]["Environment"]["Variables"].update(A="b"),
    "by a condition": lambda body: body["Resources"]["ApiFunction"]["Properties"].update(
        MemorySize={"Fn::If": ["IsProd", 2048, 1024]}
    ),
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_changed_setting_publishes_its_function(setting: str, template: dict[str, Any]) -> None:
    assert renewed(released(template), released(changed(template, SETTINGS[setting]))) == {"ApiFunction"}


def test_a_parameter_behind_a_condition_counts(template: dict[str, Any]) -> None:
    conditional = changed(template, SETTINGS["by a condition"])
    assert "ApiFunction" in renewed(released(conditional), released(conditional, {"Stage": "prod"}))


def test_a_resource_that_is_replaced_publishes_what_has_its_name(template: dict[str, Any]) -> None:
    named = changed(template, lambda body: body["Resources"]["NoticesBucket"]["Properties"].update(BucketName="new"))
    assert renewed(released(template), released(named)) == {"CalendarFunction"}
