"""Which refusals of AWS pass by themselves, so that what met them comes again and counts as no mistake of ours."""

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from chautari.dynamodb.aws_refusals import is_passing
from tests.support.faulty import FAULTS
from tools.drill.memory import TransactionCanceledException


def refusal(code: str, status: int = 400, reasons: tuple[str, ...] = ()) -> ClientError:
    error = ClientError({"Error": {"Code": code, "Message": ""}, "ResponseMetadata": {"HTTPStatusCode": status}}, "Put")
    error.response["CancellationReasons"] = [{"Code": reason} for reason in reasons]
    return error


@pytest.mark.parametrize(
    "error",
    [
        refusal("ThrottlingException"),
        refusal("ProvisionedThroughputExceededException"),
        refusal("RequestLimitExceeded"),
        refusal("AnythingNew", 503),
        refusal("TransactionCanceledException", reasons=("None", "ThrottlingError")),
        FAULTS["throttled"](),
        FAULTS["failing"](),
        FAULTS["no answer"](),
        ReadTimeoutError(endpoint_url="https://sqs.example/"),
    ],
)
def test_a_refusal_that_passes(error: BaseException) -> None:
    assert is_passing(error)


@pytest.mark.parametrize(
    "error",
    [
        refusal("AccessDeniedException"),
        refusal("ValidationException"),
        refusal("ResourceNotFoundException"),
        refusal("TransactionCanceledException", reasons=("ValidationError", "None")),
        TransactionCanceledException(["None"]),
        KeyError("ours"),
    ],
)
def test_a_mistake_of_ours_does_not_pass(error: BaseException) -> None:
    assert not is_passing(error)
