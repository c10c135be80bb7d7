"""Where a service is reached, beside where boto3 reaches it by the same environment."""

import boto3
import pytest

from chautari.aws.service_endpoint import NoRegion, ServiceEndpoint, endpoint_of, region_of


def address(endpoint: ServiceEndpoint) -> str:
    return f"{endpoint.scheme}://{endpoint.host_header}{endpoint.path}"


@pytest.mark.parametrize(
    ("region", "variables"),
    [
        ("ap-south-1", {}),
        ("cn-north-1", {}),
        ("us-gov-west-1", {}),
        ("ap-south-1", {"AWS_ENDPOINT_URL": "http://127.0.0.1:4566"}),
        ("ap-south-1", {"AWS_ENDPOINT_URL": "https://[::1]:8443/base/"}),
        ("ap-south-1", {"AWS_ENDPOINT_URL": "http://one:1", "AWS_ENDPOINT_URL_DYNAMODB": "http://other:80"}),
    ],
)
def test_it_is_where_boto3_finds_it(region: str, variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    theirs = boto3.client("dynamodb", region).meta.endpoint_url
    assert address(endpoint_of("dynamodb", region, variables)) == theirs.rstrip("/").removesuffix(":80")


def test_an_endpoint_of_another_service_is_not_taken() -> None:
    assert not endpoint_of("dynamodb", "ap-south-1", {"AWS_ENDPOINT_URL_S3": "http://other"}).is_own
    assert endpoint_of("s3", "ap-south-1", {"AWS_ENDPOINT_URL_S3": "http://other"}).is_own


def test_the_region_is_that_of_boto3_or_of_the_lambda() -> None:
    assert region_of({"AWS_DEFAULT_REGION": "ap-south-1", "AWS_REGION": "us-east-1"}) == "ap-south-1"
    assert region_of({"AWS_REGION": "us-east-1"}) == "us-east-1"
    with pytest.raises(NoRegion):
        region_of({})
