"""Whatever sources say, in whatever order, with runs that die before they publish: the table tells the whole story."""

from datetime import date, timedelta
from typing import Any

import boto3
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from moto import mock_aws

from chautari import ingest, publish
from chautari.answers import metals
from chautari.domain.page import Window
from chautari.domain.series import Series
from chautari.store import codec, series, views
from chautari.store.table import Table
from tests.boards import board, gold, saying
from tests.readings import NOW, tola
from tests.readings import series as judged
from tests.shelf import shelf
from tests.template_table import create_table

NEW_YEAR = date(2026, 1, 1)
DATES = [NEW_YEAR + timedelta(days=number) for number in range(-2, 3)]
AMOUNTS = (300000, 301000, 330000, 30000)
SOURCES = ("fenegosida", "nepalipatro", "hamropatro")


class AnyOrder(RuleBasedStateMachine):
    """Beside the table, a plain list of everything that a source said and that was not what it had said before."""

    def __init__(self) -> None:
        super().__init__()
        self.aws = mock_aws()
        self.aws.start()
        client = boto3.client("dynamodb", "ap-south-1", aws_access_key_id="none", aws_secret_access_key="none")
        self.table = Table(client, create_table(client))
        self.said: dict[tuple[date, str], list[int]] = {}

    def teardown(self) -> None:
        self.table.client.delete_table(TableName=self.table.name)
        self.aws.stop()

    @rule(
        source=st.sampled_from(SOURCES),
        rows=st.dictionaries(st.sampled_from(DATES), st.sampled_from(AMOUNTS), min_size=1),
    )
    def read(self, source: str, rows: dict[date, int]) -> None:
        """A run that stores, and dies before it publishes."""
        window = Window(DATES[0], DATES[-1])
        report = ingest.run(
            board(source), window, saying(*(gold(*row) for row in rows.items())), self.table, shelf(), NOW
        )
        new = 0
        for on, amount in rows.items():
            known = self.said.setdefault((on, source), [])
            if known[-1:] != [amount]:
                known.append(amount)
                new += 1
        assert report.rows_stored == new

    @rule()
    def publish(self) -> None:
        """Who publishes shows what is stored, and says nothing new the second time."""
        publish.refresh(self.table, ["metals"], NOW)
        view = views.get(self.table, "metals")
        assert view is not None
        empty = {key: Series(key) for key in ("gold-tejabi", "silver")}
        expected = metals.latest({"gold": self.told(), **empty})
        shown = codec.unpacked(view.body)
        assert all("freshness" in rate for rate in shown["metals"])
        assert _timeless(shown) == expected
        publish.refresh(self.table, ["metals"], NOW)
        assert views.get(self.table, "metals") == view

    def told(self) -> Series:
        """What the table must come to: the last that each source said of each day, judged all at once."""
        days: dict[date, list[Any]] = {}
        for (on, source), amounts in sorted(self.said.items()):
            days.setdefault(on, []).append(tola(source, amounts[-1], revision=len(amounts)))
        return judged("gold", days) if days else Series("gold")

    @invariant()
    def every_revision_is_kept(self) -> None:
        for on in {on for on, _ in self.said}:
            items = series.revisions_of(self.table, "gold", on)
            kept = [(each["sk"]["S"].split("#")[1], int(_printed(each))) for each in items]
            assert kept == [
                (source, amount) for source in sorted(SOURCES) for amount in self.said.get((on, source), [])
            ]

    @invariant()
    def the_days_are_judged_as_if_all_had_come_at_once(self) -> None:
        assert list(series.series_of("gold", series.latest_years(self.table, "gold"))) == list(self.told())


def _timeless(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer without what depends on the days to come."""
    rates = [{name: said for name, said in rate.items() if name != "freshness"} for rate in answer["metals"]]
    return {**answer, "metals": rates}


def _printed(item: dict[str, Any]) -> str:
    printed: str = item["figures"]["M"]["tola"]["M"]["printed"]["S"]
    return printed


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=8, stateful_step_count=6, deadline=None)
