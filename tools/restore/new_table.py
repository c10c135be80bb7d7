"""A table of the template's own shape, outside of any stack: what `ExistingTable` names afterwards."""

from typing import Any

from tools.local import template

_CREATED_WITH = ("AttributeDefinitions", "KeySchema", "BillingMode", "SSESpecification", "Tags")
_SETTLED = {"DeletionProtectionEnabled": True}


def ensure(client: Any, name: str, stack: str) -> bool:
    """Create the table `name` for the data of `stack` if there is none; whether it was created. `client` is boto3's."""
    try:
        client.describe_table(TableName=name)
        return False
    except client.exceptions.ResourceNotFoundException:
        pass
    properties = template.read().body["Resources"]["Table"]["Properties"]
    shape = {key: properties[key] for key in _CREATED_WITH} | _SETTLED
    shape["SSESpecification"] = {"Enabled": properties["SSESpecification"]["SSEEnabled"]}
    shape["Tags"] = [{"Key": "project", "Value": "chautari"}, {"Key": "stack", "Value": stack}]
    client.create_table(TableName=name, **shape)
    client.get_waiter("table_exists").wait(TableName=name)
    client.update_time_to_live(TableName=name, TimeToLiveSpecification=properties["TimeToLiveSpecification"])
    client.update_continuous_backups(
        TableName=name, PointInTimeRecoverySpecification=properties["PointInTimeRecoverySpecification"]
    )
    return True
