"""The scheduled reader of rates and of markets' boards.

- `{"dispatch": "rates"}` asks what is due of both: each source declares when.
- `{"sources": ["nrb"]}` asks those, for a back-fill of rates with `from` and `to`; `{"sources": ["kalimati"]}` boards.
- `{"sources": ["nabil"]}` asks those commercial banks.
- `{"republish": true}` asks nobody, and rewrites the ready answers after a deploy.

After each the answers and the pages are composed that requests read whole, after a dispatch and a republication the
cards drawn of which anything changed.
"""

from datetime import datetime
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.cards import card_shelf
from chautari.cards.job import CardJob
from chautari.composition.composer import compose
from chautari.composition.page_composer import PageComposer
from chautari.core import settings
from chautari.core.run_all import run_all
from chautari.dynamodb import read_models, writing_table
from chautari.fetching.transports import fetcher
from chautari.markets.ingest import bank_job, board_job
from chautari.rates.ingest import dispatch, job, metrics
from chautari.rates.store import evidence_archive

logger = Logger()
pages = PageComposer()
# The longest run of one source: two bounded retries of a slow one, Retry-After included, end well within this.
ONE_SOURCE_MS = 120_000
# A card takes a tenth of a second of a processor, and a third of one is what 512 MB have; S3 may take two retries.
ONE_CARD_MS = 35_000


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Run what is due or the sources of `event`, and report.

    A source that is down raises nothing: its health says so, and a retry by Lambda would ask it twice as often. What
    is raised is a mistake of ours.
    """
    if event == dispatch.EVENT:
        return _dispatch(context)
    now = settings.now()
    office = board_job.BoardJob(fetcher(now), writing_table.connect(), evidence_archive.connect(), now)
    if event == read_models.REPUBLISH:
        written = [*job.republish(writing_table.connect(), now), *office.republish()]
        _compose(now)
        return {"written": written, **_draw_cards(context, by_new_code=True)}
    if board_job.is_of_boards(event):
        reports = office.run(event)
    elif bank_job.is_of_banks(event):
        reports = bank_job.BankJob(fetcher(now), writing_table.connect(), evidence_archive.connect(), now).run(event)
    else:
        reports = job.run(event, fetcher(now), writing_table.connect(), evidence_archive.connect(), now)
    for report in reports:
        metrics.emit(logger, report)
    _compose(now)
    return {"reports": [metrics.as_json(report) for report in reports]}


def _dispatch(context: LambdaContext) -> dict[str, Any]:
    now = settings.now()
    resources = (fetcher(now), writing_table.connect(), evidence_archive.connect(), now)
    on_time = (
        lambda: context.get_remaining_time_in_millis() > ONE_SOURCE_MS,
        lambda report: metrics.emit(logger, report),
    )
    dispatched = list[dispatch.Dispatched]()
    run_all(
        (
            lambda: dispatched.append(dispatch.Dispatcher(*resources, *on_time).run()),
            lambda: dispatched.append(board_job.BoardJob(*resources).dispatch(*on_time)),
            lambda: dispatched.append(bank_job.BankJob(*resources).dispatch(*on_time)),
        )
    )
    both = dispatch.together(dispatched)
    metrics.emit_dispatch(logger, both)
    _compose(settings.now())
    return {**metrics.dispatch_as_json(both), **_draw_cards(context)}


def _compose(now: datetime) -> None:
    """Everything is stored by now: what fails here takes no rate along."""
    compose(writing_table.connect(), now)
    pages.compose(writing_table.connect(), now, settings.site())


def _draw_cards(context: LambdaContext, *, by_new_code: bool = False) -> dict[str, Any]:
    """What came of the cards, for the report; nothing where there is no place for them."""
    shelf = card_shelf.connect()
    if shelf is None:
        return {}

    def has_time() -> bool:
        return context.get_remaining_time_in_millis() > ONE_CARD_MS

    report = CardJob(writing_table.connect(), shelf, settings.now(), has_time).run(by_new_code=by_new_code)
    if report.failed:
        logger.error("cards not drawn", extra={"cards": report.failed})
    return {"cards": {"written": report.written, "failed": report.failed}}
