"""`make deploy`: a release from its check to the smoke test, and back if that fails.

The order: files of the pages, code, aliases, ready answers, edges, smoke test. In a first deploy the files come after
the code, since there is no bucket before.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from tools.local import (
    assets,
    deployed,
    edge_cache,
    functions,
    release_hash,
    releases,
    republish,
    rollback,
    samconfig,
    smoke,
    template,
)
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.options import ROOT
from tools.local.releases import Releases, Versions
from tools.local.samconfig import Deployment

SAM = ROOT / ".venv-sam" / "bin" / "sam"
BUILT = ROOT / ".aws-sam" / "build" / "template.yaml"
# What samconfig.toml says for every command; said beside it, the commands afterwards would go elsewhere.
OF_SAMCONFIG = ("--config-env", "--config-file", "--stack-name", "--region", "--parameter-overrides", "--guided", "-g")


@dataclass(frozen=True, slots=True)
class Target:
    """What a release goes to: a section of samconfig.toml, its stack and region, its parameters, options for sam."""

    section: str
    place: Deployment
    parameters: Mapping[str, str]
    options: tuple[str, ...]

    def sam(self) -> list[str]:
        """The command that deploys what is built."""
        pairs = [f"{name}={_quoted(value)}" for name, value in self.parameters.items()]
        where = ["--stack-name", self.place.stack_name, "--region", self.place.region]
        return [
            *(str(SAM), "deploy", "--config-env", self.section, *where),
            *("--parameter-overrides", " ".join(pairs), *self.options),
        ]


@dataclass(frozen=True, slots=True)
class World:
    """What a release works with: AWS, and functions that run a command and that ask the site of an address."""

    aws: Any
    call: Callable[[list[str]], int]
    is_well: Callable[[str], bool]
    built: Path
    now: Callable[[], datetime]


def _quoted(value: str) -> str:
    """A value as sam reads it: a backslash before a quotation mark is undone, and no other."""
    return '"' + value.replace('"', r"\"") + '"'


def target(arguments: argparse.Namespace) -> Target:
    """The target that arguments name. Raises CannotRun before anything is built."""
    named = [option for option in arguments.options if option.partition("=")[0] in OF_SAMCONFIG]
    if named:
        raise CannotRun(f"{' '.join(named)}: that stands in samconfig.toml, where every command finds it")
    place = samconfig.of_arguments(arguments)
    parameters = samconfig.parameters(arguments.env, template.read().body["Parameters"])
    assets.require_current_addresses()
    return Target(arguments.env, place, parameters, tuple(arguments.options))


def stamp(built: Path, parameters: Mapping[str, str], canary: bool) -> None:
    """Give the functions of a built template their hashes, and take out the canary unless it can be."""
    body = template.read(built).body
    release_hash.stamp(body, parameters, lambda folder: release_hash.of_folder(built.parent / folder))
    for resource in body["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function" and not canary:
            resource["Properties"].pop("DeploymentPreference", None)
    built.write_text(json.dumps(body, indent=1, default=str), encoding="utf-8")


def deploy(target: Target, world: World) -> int:
    """Release what is built. The exit status: 1 when it was not deployed, or was rolled back."""
    aws, stack_name = world.aws, target.place.stack_name
    outputs = deployed.find_outputs(aws, stack_name)
    before = _before(world, stack_name, outputs)
    # CodeDeploy refuses an alias that is not where CloudFormation left it, as after a rollback:
    # https://github.com/aws/serverless-application-model/issues/291
    drifted = bool(before) and before != releases.declared(aws, stack_name)
    if drifted:
        print("the aliases are not where the last deploy left them: this release goes out at once, without a canary")
    stamp(world.built, target.parameters, canary=not drifted)
    updated = deployed.updated_at(aws, stack_name) if drifted else None
    if world.call(target.sam()) or (drifted and updated == deployed.updated_at(aws, stack_name)):
        print(f"{stack_name} was not deployed; what was served is served on", file=sys.stderr)
        return 1
    outputs = deployed.outputs(aws, stack_name)
    if not before:
        assets.upload(aws.client("s3"), outputs["AssetsBucketName"])
    if not _works(world, stack_name, outputs, first=not before):
        return _back(world, stack_name)
    Releases(aws.client("s3"), outputs["AssetsBucketName"]).note(releases.served(aws, stack_name), world.now())
    print(f"{stack_name} is released; the pages are at {outputs['SiteUrl']}")
    return 0


def _before(world: World, stack_name: str, outputs: Mapping[str, str]) -> Versions:
    """Upload the files that the next pages load, and note what is served; empty before a first deploy."""
    if "AssetsBucketName" not in outputs:
        return {}
    s3, served = world.aws.client("s3"), releases.served(world.aws, stack_name)
    print(f"{len(assets.upload(s3, outputs['AssetsBucketName']))} files of the pages uploaded")
    # What was deployed by hand is noted now: it is what this release may go back to.
    Releases(s3, outputs["AssetsBucketName"]).note(served, world.now())
    return served


def _works(world: World, stack_name: str, outputs: Mapping[str, str], first: bool) -> bool:
    """Whether the release serves what it should, and every answer is as it should be."""
    client = world.aws.client("lambda")
    try:
        # An alias that was rolled back stays there if CloudFormation published nothing new.
        releases.serve(client, releases.declared(world.aws, stack_name))
        for line in republish.run(world.aws, outputs):
            print(line)
        if first:
            functions.invoke(client, outputs["RatesFunctionName"], {"dispatch": "rates"})
        edge_cache.forget(world.aws, stack_name)
    except (functions.FunctionFailed, BotoCoreError, ClientError) as error:
        print(error, file=sys.stderr)
        return False
    return world.is_well(outputs["SiteUrl"])


def _back(world: World, stack_name: str) -> int:
    print("the release does not do what it should: every function goes back", file=sys.stderr)
    try:
        for line in rollback.run(world.aws, stack_name, world.now()):
            print(line, file=sys.stderr)
    except (functions.FunctionFailed, BotoCoreError, ClientError, CannotRun) as error:
        print(f"NOT ROLLED BACK: {error}", file=sys.stderr)
    return 1


def main(arguments: list[str] | None = None) -> int:
    """Check whether a release can be built, or deploy what is built."""
    parser = CommandParser(prog="make deploy", description=__doc__)
    parser.add_argument("step", choices=("check", "deploy"))
    samconfig.add_arguments(parser)
    parser.add_argument("options", nargs="*", help="for sam deploy, after --")
    options = parser.parse_args(arguments)
    try:
        chosen = target(options)
        if options.step == "check":
            return 0
        aws = deployed.aws(chosen.place.region)
        return deploy(chosen, World(aws, _call, smoke.run, BUILT, lambda: datetime.now(UTC)))
    except (BotoCoreError, ClientError, CannotRun) as error:
        print(error, file=sys.stderr)
        return 1


def _call(command: list[str]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
