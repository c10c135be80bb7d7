"""Store of adopted notices of an authority's rules, append-only: written by `make adopt`, read by runs and the API."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec, rule_keys
from chautari.dynamodb.table import Table, write
from chautari.rates.model import instruments, rule_notice
from chautari.rates.model.authority_rules import AuthorityRules
from chautari.rates.model.correction import RuleChange
from chautari.rates.model.rule_notice import RuleNotice
from chautari.rates.store import corrections

# The authorities whose rules are dated data.
AUTHORITIES = ("nrb",)


def notices(table: Table, authority: str) -> list[RuleNotice]:
    """Every notice ever adopted of an authority, by number. The read is strongly consistent."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": rule_keys.notices_of(authority)}),
        ConsistentRead=True,
    )
    return [RuleNotice(**codec.unpacked(item["notice"]["B"])) for page in pages for item in page["Items"]]


def add(table: Table, notice: RuleNotice, before: str | None) -> None:
    """Store a notice, and the change of the rule from `before` among the corrections. Raises Conflict.

    A conflict is another notice of the same number: somebody else adopted one meanwhile.
    """
    item = codec.item(
        {**rule_keys.notice(notice.source, notice.number)._asdict(), "notice": codec.packed(asdict(notice))}
    )
    put: dict[str, Any] = {"TableName": table.name, "Item": item, **codec.next_version(1)}
    key = rule_keys.change(notice.source, datetime.fromisoformat(notice.accepted_at), notice.number)
    change = RuleChange("revoked" if notice.revokes else "adopted", notice, before)
    write(table, [{"Put": put}, corrections.put(table, key, [change])], f"notice {notice.id}")


def rules_in_force(table: Table, authority: str) -> AuthorityRules:
    """The rules of an authority, bundled and adopted. The process knows the currencies listed by them from here.

    An authority without dated rules costs no read.
    """
    if authority not in AUTHORITIES:
        return AuthorityRules()
    adopted = notices(table, authority)
    instruments.adopt(rule_notice.instruments_of(adopted))
    return rule_notice.rules_of(authority, adopted)
