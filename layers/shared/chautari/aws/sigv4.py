"""Signature Version 4 of requests without a query: what DynamoDB and S3's GetObject take.

Example: `Signer(credentials, "ap-south-1", "dynamodb").headers("POST", "/", headers, body, now)` returns `headers` with
`X-Amz-Date` and `Authorization`. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

_ALGORITHM = "AWS4-HMAC-SHA256"


class NoCredentials(Exception):
    """The environment names no access key. Action: run as a Lambda, or set AWS_ACCESS_KEY_ID and its secret."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """An access key; `token` is the session's, empty for a key that stands by itself."""

    access_key: str
    secret_key: str = field(repr=False)
    token: str = field(default="", repr=False)


def credentials_of(environment: Mapping[str, str] = os.environ) -> Credentials:
    """The credentials of the environment and of nowhere else. Raises NoCredentials."""
    access_key, secret_key = environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY")
    if not access_key or not secret_key:
        raise NoCredentials("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set")
    return Credentials(access_key, secret_key, environment.get("AWS_SESSION_TOKEN", ""))


class Signer:
    """Signs requests to one service of one region."""

    def __init__(self, credentials: Credentials, region: str, service: str) -> None:
        self._credentials = credentials
        self._region, self._service = region, service
        self._day, self._key = "", b""

    def headers(self, method: str, path: str, headers: Mapping[str, str], body: bytes, now: datetime) -> dict[str, str]:
        """`headers` and what signs them, all of them.

        - path: as it is sent, each byte quoted once.
        - headers: with `Host`.
        - now: aware, in UTC.
        """
        stamp = now.strftime("%Y%m%dT%H%M%SZ")
        sent = {**headers, "X-Amz-Date": stamp}
        if self._credentials.token:
            sent["X-Amz-Security-Token"] = self._credentials.token
        canonical = sorted((name.lower(), " ".join(value.split())) for name, value in sent.items())
        names = ";".join(name for name, _ in canonical)
        lines = "".join(f"{name}:{value}\n" for name, value in canonical)
        request = f"{method}\n{path}\n\n{lines}\n{names}\n{sha256(body).hexdigest()}"
        scope = f"{stamp[:8]}/{self._region}/{self._service}/aws4_request"
        text = f"{_ALGORITHM}\n{stamp}\n{scope}\n{sha256(request.encode()).hexdigest()}"
        signature = hmac.digest(self._key_of(stamp[:8]), text.encode(), "sha256").hex()
        credential = f"{self._credentials.access_key}/{scope}"
        sent["Authorization"] = f"{_ALGORITHM} Credential={credential}, SignedHeaders={names}, Signature={signature}"
        return sent

    def _key_of(self, day: str) -> bytes:
        """The key of a day, derived once a day."""
        if day != self._day:
            key = f"AWS4{self._credentials.secret_key}".encode()
            for part in (day, self._region, self._service, "aws4_request"):
                key = hmac.digest(key, part.encode(), "sha256")
            self._day, self._key = day, key
        return self._key
