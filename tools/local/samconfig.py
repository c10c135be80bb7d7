"""Where a stage is deployed, as samconfig.toml says it: every command works there, and none has a region of its own."""

import argparse
import shlex
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.local.errors import CannotRun
from tools.local.options import ROOT

FILE = ROOT / "samconfig.toml"


@dataclass(frozen=True, slots=True)
class Deployment:
    """The stack of a stage and the region that it is in."""

    stack_name: str
    region: str


def deployment(section: str = "default", file: Path | None = None) -> Deployment:
    """The stack and region of a section (`default`, `dev`, `prod`). Raises CannotRun naming what the file lacks."""
    file = file or FILE
    stated = _section(section, file)
    return Deployment(_stated(stated, section, "stack_name", file), _stated(stated, section, "region", file))


def parameters(section: str, declared: Mapping[str, Mapping[str, Any]], file: Path | None = None) -> dict[str, str]:
    """The value of every parameter that a template declares: the section's own, else the default.

    `sam deploy` leaves a parameter that the section no longer names at its last value; given all of them, a stack is
    what the file says. Raises CannotRun for one that is not declared, or has no value.
    """
    file = file or FILE
    overrides = _value(_section(section, file), "parameter_overrides") or []
    words = shlex.split(overrides) if isinstance(overrides, str) else overrides
    stated = dict(word.partition("=")[::2] for word in words)
    if unknown := sorted(stated.keys() - declared.keys()):
        raise CannotRun(f"{file.name} sets {', '.join(unknown)} in [{section}]: the template has no such parameter")
    values = {name: stated.get(name, parameter.get("Default")) for name, parameter in declared.items()}
    if lacking := sorted(name for name, value in values.items() if value is None):
        raise CannotRun(f"{file.name} has no value of {', '.join(lacking)} in [{section}.deploy.parameters]")
    return {name: str(value) for name, value in values.items()}


def _section(section: str, file: Path) -> dict[str, Any]:
    try:
        stated: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CannotRun(f"{file.name} cannot be read: {error}") from error
    sections = sorted(name for name, value in stated.items() if isinstance(value, dict))
    if section not in sections:
        raise CannotRun(f"{file.name} has no section {section!r}: there are {', '.join(sections)}")
    parts: dict[str, Any] = stated[section]
    return parts


def _value(stated: dict[str, Any], name: str) -> Any:
    """The parameter of a section for `sam deploy` or for all commands, as the SAM CLI reads it."""
    commands = (stated.get(command, {}) for command in ("deploy", "global"))
    return next((command["parameters"][name] for command in commands if name in command.get("parameters", {})), None)


def _stated(stated: dict[str, Any], section: str, name: str, file: Path) -> str:
    value = _value(stated, name)
    if not isinstance(value, str) or not value:
        raise CannotRun(f"{file.name} has no {name} in [{section}.deploy.parameters] nor [{section}.global.parameters]")
    return value


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that name the deployment."""
    parser.add_argument("--env", default="default", metavar="ENV", help="a section of samconfig.toml (default, prod)")
    parser.add_argument("--stack", default=None, help="another stack than the section's, in its region")


def of_arguments(arguments: argparse.Namespace) -> Deployment:
    """The deployment that parsed arguments name. Raises CannotRun."""
    declared = deployment(arguments.env)
    return Deployment(arguments.stack or declared.stack_name, declared.region)
