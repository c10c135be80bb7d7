"""The project's own template.yaml, read as data: what a local deployment changes in it or must do by itself."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from samtranslator.yaml_helper import yaml_parse

from tools.local.options import ROOT

Resource = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Route:
    """A route of the HTTP API: `key` such as "GET /v1/{proxy+}", and the logical ids of the API and the function."""

    key: str
    api: str
    function: str


@dataclass(frozen=True, slots=True)
class Template:
    """template.yaml with its intrinsic functions in their long form; `folder` is where its paths start."""

    body: dict[str, Any]
    folder: Path

    def resources(self, kind: str) -> dict[str, Resource]:
        """The properties of all resources of AWS::Serverless::`kind`, by logical id."""
        every = self.body["Resources"].items()
        return {
            name: resource["Properties"] for name, resource in every if resource["Type"] == f"AWS::Serverless::{kind}"
        }

    def routes(self) -> list[Route]:
        """The routes of the functions' HttpApi events."""
        return [
            Route(_key(event["Properties"]), event["Properties"]["ApiId"]["Ref"], function)
            for function, properties in self.resources("Function").items()
            for event in properties.get("Events", {}).values()
            if event["Type"] == "HttpApi"
        ]

    def invoked(self, function: str) -> str:
        """The logical id of what events of `function` invoke: SAM's alias where one is published, else itself."""
        settings = {**self.body.get("Globals", {}).get("Function", {}), **self.resources("Function")[function]}
        return f"{function}Alias{settings['AutoPublishAlias']}" if "AutoPublishAlias" in settings else function

    def add_environment(self, variables: dict[str, str]) -> None:
        """Set `variables` in every function."""
        functions = self.body.setdefault("Globals", {}).setdefault("Function", {})
        functions.setdefault("Environment", {}).setdefault("Variables", {}).update(variables)

    def set_variable(self, name: str, value: str) -> None:
        """Set variable `name` in the functions that have it."""
        for function in self.resources("Function").values():
            if name in (variables := function.get("Environment", {}).get("Variables", {})):
                variables[name] = value

    def allow(self, implied: dict[str, str]) -> None:
        """Allow each function that may do a key of `implied` to do its value as well."""
        for function in self.resources("Function").values():
            for statement in (statement for policy in function["Policies"] for statement in policy["Statement"]):
                statement["Action"] += [implied[action] for action in statement["Action"] if action in implied]


def read(path: Path = ROOT / "template.yaml") -> Template:
    """The template at `path`."""
    body = cast(dict[str, Any], yaml_parse(path.read_text(encoding="utf-8")))
    return Template(body, path.parent)


def _key(event: dict[str, Any]) -> str:
    # SAM's `any` method and a missing path both mean every request.
    if "Path" not in event:
        return "$default"
    method = event.get("Method", "any").upper()
    return f"{method} {event['Path']}"
