"""What CloudFront keeps at its edges: forgotten after a deploy, or the answers of the code before are shown on.

An answer of before would also hide from the smoke test that the new code gives none.
"""

import uuid
from typing import Any

from tools.local import deployed

# The first thousand paths of a month cost nothing, and this is one:
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PayingForInvalidation.html
EVERYTHING = {"Quantity": 1, "Items": ["/*"]}


def forget(aws: Any, stack_name: str) -> None:
    """Have the edges of a stack forget every answer, and wait until they have. Raises WaiterError after ten minutes."""
    client = aws.client("cloudfront")
    for distribution in deployed.resources(aws, stack_name, "AWS::CloudFront::Distribution"):
        batch = {"Paths": EVERYTHING, "CallerReference": str(uuid.uuid4())}
        made = client.create_invalidation(DistributionId=distribution, InvalidationBatch=batch)["Invalidation"]
        client.get_waiter("invalidation_completed").wait(DistributionId=distribution, Id=made["Id"])
