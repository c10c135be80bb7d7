"""The table that tests write to, built from the template's own properties: the template alone knows its shape."""

from functools import cache
from typing import Any

from tests.support import template_file

CREATED_WITH = ("AttributeDefinitions", "KeySchema", "BillingMode")


def create_table(client: Any, name: str = "chautari") -> str:
    """Creates the template's table, with its time to live, through a boto3 DynamoDB client. Its name is returned."""
    table = _properties()
    client.create_table(TableName=name, **{key: table[key] for key in CREATED_WITH})
    client.update_time_to_live(TableName=name, TimeToLiveSpecification=table["TimeToLiveSpecification"])
    return name


@cache
def _properties() -> dict[str, Any]:
    (table,) = template_file.of_type(template_file.load(), "AWS::DynamoDB::Table").values()
    return table
