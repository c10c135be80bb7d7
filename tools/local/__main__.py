"""`make run`: the whole system on this machine, from the project's own template, without AWS or Docker.

The story of a run: hold the port, start the local AWS, deploy template.yaml, load the bundled history through the
rates function, fire every schedule once, wait for the links that it queued, fire what is made of the articles, serve
until Ctrl-C.
"""

import os
import signal
import sys
import threading
from typing import NoReturn

from chautari.rates.ingest import dispatch
from tools.local import assets, drained, edge, history, options, schedules, stack, template, words
from tools.local.deploy import deploy
from tools.local.errors import CannotRun
from tools.local.front import Front
from tools.local.functions import FunctionFailed


def main() -> int:
    """Run until Ctrl-C. The exit status is 1 only when it could not run."""
    # SIGINT too: a shell starts what runs in the background with it ignored.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        run(options.read(os.environ))
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0


def run(chosen: options.Options) -> NoReturn:
    """Start the system and serve it. Ends with KeyboardInterrupt or CannotRun only."""
    assets.require_current_addresses()
    log = options.ROOT / ".local" / f"ministack-{chosen.port}.log"
    with Front(chosen.port) as front, Front(0) as uncached, stack.running(log) as aws:
        words.print_line("Starting the local AWS and deploying template.yaml")
        aws.wait_until_ready()
        described = template.read()
        described.set_variable("SITE_URL", front.address)
        deployment = deploy(aws, described, chosen.function_environment())
        if chosen.history:
            load_history(aws, deployment.physical[described.invoked("RatesFunction")])
        words.print_line("Firing every schedule once")
        readers, indexers = schedules.by_need(schedules.deployed(aws))
        for line in words.of_firings(schedules.fire(aws, readers)):
            words.print_line(line)
        words.print_line("Reading the articles that were found")
        for line in words.of_queue(
            drained.wait(aws, deployment.physical["ArticleLinks"], deployment.physical["FailedLinks"])
        ):
            words.print_line(line)
        composers = [schedule for schedule in readers if schedule.event == dispatch.EVENT]
        for line in words.of_firings(schedules.fire(aws, [*indexers, *composers])):
            words.print_line(line)
        api = edge.gateway(aws, described, deployment)
        uncached.open(api.answer)
        site = edge.distribution(described, deployment, api, aws.client("s3"))
        front.open(edge.forgetting(site, aws, deployment.physical["Site"]))
        addresses = words.Addresses(front.address, uncached.address + api.base, aws.endpoint)
        words.print_line("\n".join(words.of_addresses(addresses, chosen)))
        serve((front, uncached), aws)


def load_history(aws: stack.Stack, rates: str) -> None:
    """Load the bundled history. Raises CannotRun if the rates function fails."""
    words.print_line("Loading the bundled history")
    try:
        history.load(aws.client("lambda"), rates)
    except FunctionFailed as error:
        raise CannotRun(f"the rates function could not load the bundled history: {error} (see {aws.log})") from error


def serve(fronts: tuple[Front, ...], aws: stack.Stack) -> NoReturn:
    """Answer requests until the local AWS ends."""
    for front in fronts:
        threading.Thread(target=front.serve_forever, daemon=True).start()
    try:
        aws.process.wait()
    finally:
        for front in fronts:
            front.shutdown()
    raise aws.ended("ended by itself")


if __name__ == "__main__":
    sys.exit(main())
