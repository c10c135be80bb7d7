"""`make doctor`: whether this machine has what running, testing and deploying need, in plain words.

It opens connections and closes them: no source is sent a request. The exit status is 1 where something is missing.
"""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chautari.markets import sources as board_sources
from chautari.news import sources as news
from chautari.rates import sources
from chautari.watch.model.outlook import LEAST_CONCURRENCY
from tools.local import lambda_python
from tools.local.errors import CannotRun
from tools.local.options import ROOT

SECONDS, AT_ONCE = 5, 8
SAM = ROOT / ".venv-sam" / "bin" / "sam"
TOOLS = {
    "make": "apt-get install make",
    "git": "apt-get install git",
    "chromium": "make test looks at the pages in it: apt-get install chromium",
    "node": "make test compiles TypeScript: apt-get install nodejs",
    "npm": "make test fetches its compiler: apt-get install npm",
}
OFFLINE = "this machine is not on the Internet, or a proxy keeps it; make run and make test do without"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its subject, the state that was seen, and the remedy; `remedy` is empty if nothing is missing."""

    subject: str
    seen: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """What is looked at. `version` and `reach` give words; "" and None stand for what is not there and what answers.

    `lambda_python` gives the path of a Python of Lambda's; it raises CannotRun where PYTHON313 names another.
    """

    version: Callable[[str | Path], str]
    reach: Callable[[str], str | None]
    identity: Callable[[str], str]
    samconfig: Path
    concurrency: Callable[[str], int]
    lambda_python: Callable[[], str]


def tools(world: World) -> Iterator[Finding]:
    """The programs that the Makefile calls."""
    yield Finding("python", sys.version.split()[0])
    for name, remedy in TOOLS.items():
        seen = world.version(name)
        yield Finding(name, seen or "not installed", "" if seen else remedy)


def aws(world: World) -> Iterator[Finding]:
    """What `make deploy` needs, for each stage of samconfig.toml."""
    sam = world.version(SAM)
    yield Finding("sam", sam or "not installed", "" if sam else "make build installs it into .venv-sam")
    stages = tomllib.loads(world.samconfig.read_text(encoding="utf-8"))
    region = stages["default"]["global"]["parameters"]["region"]
    closed = world.reach(f"cloudformation.{region}.amazonaws.com")
    yield Finding(f"AWS in {region}", closed or "answers", "the network or a proxy keeps us from AWS" if closed else "")
    yield _lambda_python(world)
    yield _identity(world, region)
    yield _concurrency(world, region)
    overrides = stages["prod"]["deploy"]["parameters"]["parameter_overrides"]
    named = any(override.startswith("Contact=") for override in overrides)
    remedy = "" if named else 'add "Contact=<address or page>" to prod\'s parameter_overrides in samconfig.toml'
    yield Finding("contact of prod", "named" if named else "not named", remedy)


def _identity(world: World, region: str) -> Finding:
    try:
        return Finding("AWS credentials", world.identity(region))
    except (BotoCoreError, ClientError) as error:
        return Finding("AWS credentials", str(error), "aws configure, AWS_PROFILE= or AWS_ACCESS_KEY_ID=")


def _lambda_python(world: World) -> Finding:
    """Without byte code the read function's import takes half as long again; `make build` has uv bring one."""
    subject, by_uv = f"Python {lambda_python.VERSION}", world.version(lambda_python.UV)
    try:
        path = world.lambda_python()
    except CannotRun as error:
        return Finding(subject, str(error), "unset PYTHON313, or name the right one")
    if path or by_uv:
        return Finding(subject, path or f"not installed; {by_uv} brings it at make build")
    return Finding(subject, "not installed", "install it or name it with PYTHON313=; uv brings it after make run")


def _concurrency(world: World, region: str) -> Finding:
    """Whether readers can starve: a new account runs about ten functions at once."""
    try:
        limit = world.concurrency(region)
    except (BotoCoreError, ClientError) as error:
        return Finding("functions at once", str(error), "credentials that may lambda:GetAccountSettings")
    remedy = f"Service Quotas, AWS Lambda, Concurrent executions in {region}: ask for 1000, else readers can starve"
    return Finding("functions at once", f"{limit} in {region}", remedy if limit < LEAST_CONCURRENCY else "")


def of_sources(world: World) -> Iterator[Finding]:
    """One finding for each source of rates and news: whether its host accepts a connection."""
    rates = [source for source in map(sources.find, sources.keys()) if source.schedule]
    boards = [board_sources.find(key) for key in board_sources.source_keys()]
    homes = {source.key: source.home for source in rates} | {source.key: source.home for source in boards}
    homes |= {key: news.find(key).home for key in (*news.keys(),)}
    hosts = {key: str(urlsplit(home).hostname) for key, home in homes.items()}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        closed = dict(zip(hosts, pool.map(world.reach, hosts.values()), strict=True))
    if all(closed.values()):
        yield Finding("every source", next(iter(closed.values())) or "", OFFLINE)
        return
    for key, host in hosts.items():
        remedy = f"this network has no way there, or it blocks us, or is down: try https://{host} in a browser"
        yield Finding(key, f"{host}: {closed[key] or 'answers'}", remedy if closed[key] else "")


def version(program: str | Path) -> str:
    """The first line of `program --version`; empty if it is not installed."""
    executable = shutil.which(program)
    if executable is None:
        return ""
    output = subprocess.run([executable, "--version"], capture_output=True, text=True, timeout=30).stdout.strip()
    return output.splitlines()[0] if output else executable


def reach(host: str) -> str | None:
    """The reason why a TLS connection to `host` fails; None if it succeeds."""
    try:
        with socket.create_connection((host, 443), timeout=SECONDS) as plain:
            ssl.create_default_context().wrap_socket(plain, server_hostname=host).close()
    except OSError as error:
        return f"cannot be reached ({error.strerror or error})"
    return None


def identity(region: str) -> str:
    """The ARN of our identity in AWS. Raises BotoCoreError or ClientError."""
    settings = Config(connect_timeout=SECONDS, read_timeout=SECONDS, retries={"max_attempts": 1})
    arn: str = boto3.client("sts", region_name=region, config=settings).get_caller_identity()["Arn"]
    return arn


def installed_python() -> str:
    """The path of a Python of Lambda's on this machine; empty where there is none. Raises CannotRun."""
    return lambda_python.find(os.environ, lambda_python.execute)


def concurrency(region: str) -> int:
    """The account's limit of concurrent executions in a region. Raises BotoCoreError or ClientError."""
    settings = Config(connect_timeout=SECONDS, read_timeout=SECONDS, retries={"max_attempts": 1})
    limits = boto3.client("lambda", region_name=region, config=settings).get_account_settings()["AccountLimit"]
    return int(limits["ConcurrentExecutions"])


def report(parts: Mapping[str, Iterable[Finding]]) -> int:
    """Print the findings of each part as they come. Returns the number of findings with a remedy."""
    missing = 0
    for title, findings in parts.items():
        print(title)
        for finding in findings:
            print(f"  {'MISSING' if finding.remedy else 'ok':<8}{finding.subject}: {finding.seen}")
            if finding.remedy:
                missing += 1
                print(f"          {finding.remedy}")
    print("Nothing is missing." if not missing else f"{missing} missing.")
    return missing


def main(world: World | None = None) -> int:
    """Make every check."""
    world = world or World(version, reach, identity, ROOT / "samconfig.toml", concurrency, installed_python)
    parts = {"To run and test here": tools(world), "To deploy": aws(world), "The sources": of_sources(world)}
    return 1 if report(parts) else 0


if __name__ == "__main__":
    sys.exit(main())
