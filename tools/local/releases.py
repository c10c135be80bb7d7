"""Which version of each function is served, and the releases that were: what a rollback goes back to.

A release is noted in the bucket of assets under releases/ once its smoke test has passed, or when the next one finds it
served. CloudFront may read assets/ alone.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tools.local import deployed
from tools.local.errors import CannotRun

ALIAS, PREFIX = "live", "releases/"
# Function name to version.
Versions = dict[str, str]


@dataclass(frozen=True, slots=True)
class Release:
    """The versions that were served from `at` on, and when they were taken back, if they were."""

    at: str
    versions: Versions
    taken_back_at: str | None = None

    @property
    def key(self) -> str:
        """Its key in the bucket."""
        return f"{PREFIX}{self.at}.json"


@dataclass(frozen=True, slots=True)
class Releases:
    """The noted releases of one stack, in its bucket; `s3` is boto3's client."""

    s3: Any
    bucket: str

    def standing(self) -> list[Release]:
        """Those that were not taken back, the oldest first."""
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=PREFIX)
        keys = sorted(stored["Key"] for page in pages for stored in page.get("Contents", []))
        every = (Release(**json.load(self.s3.get_object(Bucket=self.bucket, Key=key)["Body"])) for key in keys)
        return [release for release in every if release.taken_back_at is None]

    def note(self, versions: Versions, at: datetime) -> None:
        """Note what is served, unless the latest release is the same."""
        standing = self.standing()
        if not standing or standing[-1].versions != versions:
            self._put(Release(at.isoformat(timespec="milliseconds"), versions))

    def before(self, versions: Versions) -> Release:
        """The latest release before the one with `versions`, or the latest of all if that one was never noted.

        Raises CannotRun if there is none.
        """
        standing = self.standing()
        same = [place for place, release in enumerate(standing) if release.versions == versions]
        earlier = standing[: same[-1]] if same else standing
        if not earlier:
            raise CannotRun("no release before this one is known: deploy the commit before")
        return earlier[-1]

    def take_back_after(self, release: Release, at: datetime) -> None:
        """Note of every later release that it was taken back, so that no rollback leads to it again."""
        for later in self.standing():
            if later.at > release.at:
                self._put(replace(later, taken_back_at=at.isoformat(timespec="milliseconds")))

    def _put(self, release: Release) -> None:
        fields = {"at": release.at, "versions": release.versions, "taken_back_at": release.taken_back_at}
        self.s3.put_object(Bucket=self.bucket, Key=release.key, Body=json.dumps(fields).encode())


def served(aws: Any, stack_name: str) -> Versions:
    """The version behind the alias of every function of a stack."""
    client = aws.client("lambda")
    names = [arn.split(":")[6] for arn in deployed.resources(aws, stack_name, "AWS::Lambda::Alias")]
    return {name: client.get_alias(FunctionName=name, Name=ALIAS)["FunctionVersion"] for name in sorted(names)}


def declared(aws: Any, stack_name: str) -> Versions:
    """The version of every function that CloudFormation published last, and takes for the one that is served."""
    numbers: dict[str, int] = {}
    for arn in deployed.resources(aws, stack_name, "AWS::Lambda::Version"):
        name, number = arn.split(":")[6:8]
        numbers[name] = max(numbers.get(name, 0), int(number))
    return {name: str(number) for name, number in sorted(numbers.items())}


def serve(client: Any, versions: Versions) -> None:
    """Point every alias at its version, with all requests. `client` is boto3's for Lambda.

    No alias is touched unless every version exists: else it raises ResourceNotFoundException.
    """
    for name, version in versions.items():
        client.get_function_configuration(FunctionName=name, Qualifier=version)
    for name, version in versions.items():
        # All requests: what a canary left is taken away.
        alone: dict[str, dict[str, float]] = {"AdditionalVersionWeights": {}}
        client.update_alias(FunctionName=name, Name=ALIAS, FunctionVersion=version, RoutingConfig=alone)
