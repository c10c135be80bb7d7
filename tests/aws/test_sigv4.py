"""The signature beside that of botocore's own signer, for every form of request that is sent and for odd letters."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotoCredentials
from hypothesis import given
from hypothesis import strategies as st

from chautari.aws.sigv4 import Credentials, NoCredentials, Signer, credentials_of

# What a header can hold: http.client refuses line breaks, and sends Latin-1.
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)
TOKENS = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=400)
INSTANTS = st.integers(1_577_836_800, 4_102_444_799).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
KEYS = st.text(max_size=40)


class _BotoSigner(auth.SigV4Auth):  # type: ignore[misc]
    """botocore's signer at an instant."""

    def sign(self, request: AWSRequest, now: datetime) -> dict[str, str]:
        request.context["timestamp"] = now.strftime("%Y%m%dT%H%M%SZ")
        self._modify_request_before_signing(request)
        canonical = self.canonical_request(request)
        self._inject_signature_to_request(request, self.signature(self.string_to_sign(request, canonical), request))
        return dict(request.headers.items())


class _BotoSignerOfS3(_BotoSigner, auth.S3SigV4Auth):  # type: ignore[misc]
    """The same with what S3 has of its own."""


def signed_by_botocore(
    service: str, credentials: Credentials, request: AWSRequest, now: datetime, region: str
) -> dict[str, str]:
    own = BotoCredentials(credentials.access_key, credentials.secret_key, credentials.token or None)
    signer = _BotoSignerOfS3 if service == "s3" else _BotoSigner
    signed: dict[str, str] = signer(own, service, region).sign(request, now)
    return {name.lower(): value for name, value in signed.items()}


@given(
    st.sampled_from(["GetItem", "Query", "BatchGetItem"]),
    st.binary(max_size=200),
    st.builds(Credentials, TOKENS.filter(bool), st.text(min_size=1, max_size=60), TOKENS),
    INSTANTS,
    VALUES,
)
def test_a_read_is_signed_as_by_botocore(
    operation: str, body: bytes, credentials: Credentials, now: datetime, odd: str
) -> None:
    headers = {
        "X-Amz-Target": f"DynamoDB_20120810.{operation}",
        "Content-Type": "application/x-amz-json-1.0",
        "X-Odd": odd,
    }
    host = "dynamodb.ap-south-1.amazonaws.com"
    request = AWSRequest("POST", f"https://{host}/", headers, body)
    theirs = signed_by_botocore("dynamodb", credentials, request, now, "ap-south-1")
    signer = Signer(credentials, "ap-south-1", "dynamodb")
    ours = signer.headers("POST", "/", {"Host": host, **headers}, body, now)
    assert {name.lower(): value for name, value in ours.items()} == {"host": host, **theirs}


@given(KEYS, st.builds(Credentials, TOKENS.filter(bool), st.text(min_size=1, max_size=60), TOKENS), INSTANTS)
def test_an_object_of_s3_is_signed_as_by_botocore(key: str, credentials: Credentials, now: datetime) -> None:
    path, host = f"/{quote(key.encode(errors='replace'), safe='/-_.~')}", "index.s3.ap-south-1.amazonaws.com:8443"
    request = AWSRequest("GET", f"https://{host}{path}", {"If-None-Match": '"a tag"'})
    theirs = signed_by_botocore("s3", credentials, request, now, "ap-south-1")
    headers = {"Host": host, "If-None-Match": '"a tag"', "X-Amz-Content-SHA256": theirs["x-amz-content-sha256"]}
    ours = Signer(credentials, "ap-south-1", "s3").headers("GET", path, headers, b"", now)
    assert {name.lower(): value for name, value in ours.items()} == {"host": host, **theirs}


def test_a_signer_changes_its_key_at_midnight() -> None:
    credentials = Credentials("AKID", "secret")
    before, after = datetime(2026, 1, 1, 23, 59, 59, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    signer = Signer(credentials, "ap-south-1", "dynamodb")
    signer.headers("POST", "/", {"Host": "h"}, b"", before)
    again = signer.headers("POST", "/", {"Host": "h"}, b"", after)
    assert again == Signer(credentials, "ap-south-1", "dynamodb").headers("POST", "/", {"Host": "h"}, b"", after)


def test_credentials_are_those_of_the_environment() -> None:
    named = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"}
    assert credentials_of(named) == Credentials("AKID", "s", "t")
    assert "'s'" not in repr(credentials_of(named))


@pytest.mark.parametrize("missing", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
def test_without_a_key_nothing_is_signed(missing: str) -> None:
    named = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s"}
    with pytest.raises(NoCredentials):
        credentials_of({**named, missing: ""})
