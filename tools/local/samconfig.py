"""Where a stage is deployed, as samconfig.toml says it: every command works there, and none has a region of its own."""

import argparse
import tomllib
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


def deployment(section: str = "default", file: Path = FILE) -> Deployment:
    """The stack and region of a section (`default`, `dev`, `prod`). Raises CannotRun naming what the file lacks."""
    try:
        stated: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CannotRun(f"{file.name} cannot be read: {error}") from error
    sections = sorted(name for name, value in stated.items() if isinstance(value, dict))
    if section not in sections:
        raise CannotRun(f"{file.name} has no section {section!r}: there are {', '.join(sections)}")
    return Deployment(_stated(stated, section, "stack_name", file), _stated(stated, section, "region", file))


def _stated(stated: dict[str, Any], section: str, name: str, file: Path) -> str:
    """The parameter of a section for `sam deploy` or for all commands, as the SAM CLI reads it."""
    commands = (stated[section].get(command, {}) for command in ("deploy", "global"))
    value = next((command["parameters"][name] for command in commands if name in command.get("parameters", {})), None)
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
