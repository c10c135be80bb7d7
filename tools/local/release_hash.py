"""The hash by which a function gets a new version when what it serves changes, and only then.

SAM names a function's version by a hash of its properties as they are written: a parameter is `{"Ref": "Contact"}`
before and after its value changes, so that no version is published and the alias keeps the old value
(https://github.com/aws/serverless-application-model/issues/3820); a changed tag names a new version, which Lambda
refuses, since tags belong to no version (issue 3281 there). `AutoPublishCodeSha256` takes that hash's place, and SAM
writes it into the function's description too, so that Lambda finds something changed whenever it is another.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

Properties = dict[str, Any]

# SAM names a version by ten characters of it.
HASH_LENGTH = 16
# What Lambda keeps for the function or for its alias and not with a version:
# https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
OF_NO_VERSION = {
    *("Tags", "PropagateTags", "Policies", "Events", "EventInvokeConfig", "DeploymentPreference"),
    *("ReservedConcurrentExecutions", "AutoPublishAlias", "AutoPublishAliasAllProperties", "AutoPublishCodeSha256"),
}
_SUBSTITUTED = re.compile(r"\$\{(?P<name>[\w:]+)[.}]")


def stamp(template: dict[str, Any], parameters: Mapping[str, str], digest: Callable[[str], str]) -> None:
    """Give every function of a built `template` its hash.

    - `parameters`: the value of every parameter of the template.
    - `digest`: what identifies the content of a built folder, by its path in the template.
    """
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["AutoPublishCodeSha256"] = _hash(
                template, resource["Properties"], parameters, digest
            )


def of_folder(folder: Path) -> str:
    """A hash of the names and contents of the files in `folder`."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    digests = [(file.relative_to(folder).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]
    return _sha256(digests)


def _hash(
    template: dict[str, Any], function: Properties, parameters: Mapping[str, str], digest: Callable[[str], str]
) -> str:
    settings = [_of_version(template.get("Globals", {}).get("Function", {})), _of_version(function)]
    layers = [template["Resources"][name]["Properties"] for part in settings for name in _names(part.pop("Layers", []))]
    folders = [function["CodeUri"], *(layer["ContentUri"] for layer in layers)]
    for part in settings:
        part.pop("CodeUri", None)
    # A resource that is replaced has another name: the function's environment changes, and no text of it.
    named = [_definition(template, name) for name in sorted(names([part.get("Environment") for part in settings]))]
    reached = _parameters(template, names([settings, named]))
    values = {name: parameters[name] for name in sorted(reached)}
    return _sha256([settings, named, values, [digest(folder) for folder in folders]])[:HASH_LENGTH]


def _of_version(properties: Properties) -> Properties:
    return {name: value for name, value in properties.items() if name not in OF_NO_VERSION}


def _definition(template: dict[str, Any], name: str) -> Properties:
    """The properties of a resource; empty for a parameter or a pseudo parameter."""
    return _of_version(template["Resources"].get(name, {}).get("Properties", {}))


def _parameters(template: dict[str, Any], named: set[str]) -> set[str]:
    """The parameters among names, and those that conditions among them hang on."""
    conditions = template.get("Conditions", {})
    parameters = {name for name in named if name in template["Parameters"]}
    for name in named & conditions.keys():
        parameters |= _parameters(template, names(conditions[name]))
    return parameters


def names(value: object) -> set[str]:
    """What a part of a template refers to: parameters, resources and conditions."""
    return set(_names(value))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _names(part)
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _referred(key, part)
            yield from _names(part)


def _referred(function: str, value: Any) -> Iterator[str]:
    """The names in the value of one intrinsic function."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, str):
        return
    if function in ("Ref", "Condition", "Fn::If"):
        yield first
    elif function == "Fn::GetAtt":
        yield first.partition(".")[0]
    elif function == "Fn::Sub":
        yield from (match["name"] for match in _SUBSTITUTED.finditer(first))


def _sha256(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()
