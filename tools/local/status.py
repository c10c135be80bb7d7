"""`make status`: one screen of how a deployment stands, and what is wrong with it.

What is wrong is said by the watcher's own rules (`chautari.watch.model.outlook`), looked up now, without its patience.
In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it.
"""

import sys
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.dynamodb import bank_keys, board_keys, codec, pauses, read_models
from chautari.markets import declarations
from chautari.markets import sources as board_sources
from chautari.markets.sources import banks
from chautari.nepali.clock import NPT, today
from chautari.news import sources as outlets
from chautari.news.store import feed_state
from chautari.rates import sources
from chautari.rates.model.publisher import Publisher
from chautari.rates.store import closed_days, health
from chautari.watch import look
from chautari.watch.model.condition import Condition
from chautari.watch.model.outlook import conditions
from chautari.watch.store import watch_state
from tools.local import deployed, place, queues, releases, samconfig, status_lines
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.place import Place

# Ready answer -> where its rates are.
MARKETS = {"metals": "metals", "forex": "rates"}
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
ALARMS_AT_ONCE = 100


def main(words: list[str] | None = None) -> int:
    """The exit status: 0 where nothing is wrong, else 1."""
    parser = CommandParser(prog="make status")
    samconfig.add_arguments(parser)
    try:
        where = place.of_arguments(parser.parse_args(words))
        print(f"{where.stack_name} at {where.now.astimezone(NPT):%A, %Y-%m-%d %H:%M} in Kathmandu")
        for title, lines in parts(where):
            print(f"\n{title}")
            for line in lines:
                print(f"  {line}")
        wrong, not_begun = wrongs(where)
    except (BotoCoreError, ClientError, CannotRun) as error:
        print(error, file=sys.stderr)
        return 1
    print("\nWrong" if wrong else "\nNothing is wrong.")
    for sentence in wrong:
        print(f"  {sentence}")
    if not_begun:
        print("\nNot begun yet")
    for sentence in not_begun:
        print(f"  {sentence}")
    return 1 if wrong else 0


def parts(where: Place) -> Iterator[tuple[str, Iterator[str]]]:
    """Each part of the screen: its title and its lines."""
    table, now = where.table, where.now
    every: list[Publisher] = [*map(sources.find, sources.keys())]
    every += map(board_sources.find, board_sources.source_keys())
    every += map(banks.find, banks.keys())
    declared = sorted(every, key=lambda source: source.key)
    scheduled = [source for source in declared if source.polls]
    healths = {stored.key: stored for stored in health.all_sources(table)}
    closed = closed_days.closed_days_near(table, today(now))
    yield "Markets", markets(where)
    yield "Sources", status_lines.of_sources(scheduled, healths, pauses.by_key(table, "rates"), closed, now)
    states = feed_state.all_states(table)
    yield "Outlets", status_lines.of_outlets(sorted(outlets.keys()), states, pauses.by_key(table, "news"), now)
    yield "Queues", (queues.state_of(where, name).line for name in queues.QUEUES)
    yield "Versions", versions(where)


def markets(where: Place) -> Iterator[str]:
    """A line for each ready answer: of rates, of boards, and of what banks pay."""
    for name, member in MARKETS.items():
        at, answer = _ready(where, name)
        rates: list[dict[str, Any]] = answer.get(member, [])
        yield status_lines.of_market(name, rates, at, where.now)
    for key in declarations.kept_as_boards():
        at, answer = _ready(where, board_keys.view(key))
        yield status_lines.of_board(key, answer, at, where.now)
    at, answer = _ready(where, bank_keys.COUNTER)
    yield status_lines.of_counter(answer.get("banks", []), at, where.now)


def _ready(where: Place, name: str) -> tuple[datetime | None, dict[str, Any]]:
    """A ready answer, empty if there is none yet, and when a run last changed it."""
    view = read_models.get(where.table, name)
    return (view.at, codec.unpacked(view.body)) if view else (None, {})


def versions(where: Place) -> Iterator[str]:
    """The version that each function serves, and when it was published."""
    client = where.aws.client("lambda")
    for name, version in releases.served(where.aws, where.stack_name).items():
        described = client.get_function_configuration(FunctionName=name, Qualifier=version)
        yield f"{name}  version {version} of {described['LastModified'][:16].replace('T', ' ')} UTC"


def wrongs(where: Place) -> tuple[list[str], list[str]]:
    """A sentence for each thing that is wrong and each alarm that is on; and for what a stack of today has not begun.

    The latter has a patience of its own, and is wrong once the watcher has announced it.
    """
    addresses = (where.physical(name) for name in queues.QUEUES)
    watched = look.Queues(where.aws.client("sqs"), *addresses)
    has_export = "ExportFunctionName" in where.outputs
    findings = look.findings(where.table, watched, lambda: concurrency(where.aws), where.now, has_export)
    open_keys = {key for key, incident in watch_state.get(where.table)[0].incidents.items() if incident.opened_at}
    wrong, not_begun = told_apart(conditions(findings), open_keys)
    return [*wrong, *alarms(where)], not_begun


def told_apart(present: Iterable[Condition], open_keys: Collection[str]) -> tuple[list[str], list[str]]:
    """The sentences of what is wrong, and of what has not begun; `open_keys`: of incidents that were announced."""
    wrong, not_begun = list[str](), list[str]()
    for condition in present:
        is_early = condition.patience is not None and condition.key not in open_keys
        (not_begun if is_early else wrong).append(condition.sentence)
    return wrong, not_begun


def concurrency(aws: Any) -> int:
    """The account's limit of concurrent executions."""
    limits = aws.client("lambda").get_account_settings()["AccountLimit"]
    return int(limits["ConcurrentExecutions"])


def alarms(where: Place) -> Iterator[str]:
    """A line for each alarm of the stack in the state ALARM."""
    client = where.aws.client("cloudwatch")
    names = deployed.resources(where.aws, where.stack_name, "AWS::CloudWatch::Alarm")
    for first in range(0, len(names), ALARMS_AT_ONCE):
        answer = client.describe_alarms(AlarmNames=names[first : first + ALARMS_AT_ONCE], StateValue="ALARM")
        for alarm in answer["MetricAlarms"]:
            yield f"alarm {alarm['AlarmName']}: {alarm.get('AlarmDescription', alarm.get('StateReason', ''))}"


if __name__ == "__main__":
    sys.exit(main())
