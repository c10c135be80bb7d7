"""Refusals of AWS that pass by themselves: throttling, a fault on its side, no answer. A missing right is none."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
# A transaction that was cancelled names the refusal of each of its actions in the same words.
_PASSING = frozenset(
    {
        "InternalServerError",
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ServiceUnavailable",
        "ThrottlingError",
        "ThrottlingException",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)
SERVER_ERROR = 500
AWS_ERRORS = (ClientError, BotoCoreError)


def is_passing(error: BaseException) -> bool:
    """Whether `error` is a refusal of AWS, after boto3's own retries, that a later call may not meet."""
    if not isinstance(error, ClientError):
        return isinstance(error, BotoCoreError)
    response: dict[str, Any] = dict(error.response)
    codes = {reason.get("Code") for reason in response.get("CancellationReasons", [])}
    codes.add(response.get("Error", {}).get("Code"))
    status = response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return bool(codes & _PASSING) or status >= SERVER_ERROR
