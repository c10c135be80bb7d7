"""`make take-down` names an article by its id or address, keeps the decision and empties the caches."""

from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest.taking_down import NothingToDo
from chautari.news.store import articles, take_downs
from tests.support.editions import NOON, edition
from tools.local import take_down
from tools.local.errors import CannotRun
from tools.local.place import Place

ID = "setopati-0a1b2c3d4e5f"
ADDRESS = "https://www.setopati.com/politics/361234"


@pytest.fixture
def stocked(table: Table) -> Table:
    articles.put(table, None, edition(ID, source="setopati"))
    return table


def decide(table: Table, *words: str) -> str:
    return take_down.decide(table, take_down.arguments(["--article", ID, *words]), NOON + timedelta(hours=1))


def test_an_article_is_taken_off_and_put_back_and_each_decision_is_kept_with_its_person(stocked: Table) -> None:
    assert decide(stocked, "--reason", "A court ordered it.", "--by", "ram") == (
        f"{ID} is off since 2026-08-17T13:00:00+05:45 (revision 2)"
    )
    assert f"{ID} is back since" in decide(stocked, "--reason", "Lifted.", "--by", "sita", "--restore")
    decided = take_downs.decisions(stocked)
    assert [(decision.by, decision.reason) for decision in decided] == [
        ("ram", "A court ordered it."),
        ("sita", "Lifted."),
    ]


def test_without_a_reason_nothing_is_done(stocked: Table) -> None:
    with pytest.raises(CannotRun, match="REASON"):
        decide(stocked)
    assert take_downs.decisions(stocked) == []


def test_what_is_not_off_cannot_be_put_back(stocked: Table) -> None:
    with pytest.raises(NothingToDo, match="is not off"):
        decide(stocked, "--reason", "why", "--restore")


def test_all_addresses_of_an_article_name_it() -> None:
    named = {take_down.id_of(address) for address in (ADDRESS, f"{ADDRESS}?utm_source=x", f"{ADDRESS}/amp")}
    assert len(named) == 1
    assert take_down.ID.fullmatch(named.pop())
    assert take_down.id_of(ID) == ID


@pytest.mark.parametrize(
    ("article", "reason"), [("setopati", "neither an id"), ("https://example.com/1", "is of no outlet")]
)
def test_what_names_no_article_is_refused(article: str, reason: str) -> None:
    with pytest.raises(CannotRun, match=reason):
        take_down.id_of(article)


class Aws:
    """The stack has one distribution; `invalidated` has what was asked for."""

    def __init__(self) -> None:
        self.invalidated: list[tuple[str, list[str]]] = []

    def client(self, service: str) -> Any:
        return self

    def get_paginator(self, name: str) -> Any:
        return self

    def paginate(self, StackName: str) -> Any:
        kinds = {"EDIST": "AWS::CloudFront::Distribution", "table": "AWS::DynamoDB::Table"}
        resources = [
            {"PhysicalResourceId": name, "ResourceType": kind, "ResourceStatus": "CREATE_COMPLETE"}
            for name, kind in kinds.items()
        ]
        return [{"StackResourceSummaries": resources}]

    def create_invalidation(self, DistributionId: str, InvalidationBatch: dict[str, Any]) -> None:
        self.invalidated.append((DistributionId, InvalidationBatch["Paths"]["Items"]))


def test_what_the_distribution_has_cached_is_invalidated() -> None:
    aws = Aws()
    assert list(take_down.invalidate(Place(aws, "chautari-dev"), ID)) == ["caches of EDIST are emptied within minutes"]
    assert aws.invalidated == [("EDIST", ["/*"])]
