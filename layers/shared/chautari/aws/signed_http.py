"""Signed requests to one service, tried again with full jitter where AWS has no answer at this moment.

https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
"""

import random
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from chautari.aws import sigv4
from chautari.aws.connection import NO_ANSWER, AwsAnswer, Connection, tls_context
from chautari.aws.service_endpoint import ServiceEndpoint

ATTEMPTS = 4
# The read function has ten seconds: it must have some left to say what is wrong.
WITHIN_SECONDS = 7.0
# The bound of the first pause, doubled by each further one: boto3's own for DynamoDB.
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0


class AwsUnreachable(Exception):
    """AWS gave no whole answer, also when asked again. Action: none, unless it lasts; https://health.aws.amazon.com."""


class NotWhole(Exception):
    """An answer is not what its checksum says. It is asked for again."""


def _now() -> datetime:
    return datetime.now(UTC)


class SignedHttp:
    """Sends requests to `endpoint` that may be sent twice. Threads may share it: each has its own connection."""

    def __init__(
        self,
        endpoint: ServiceEndpoint,
        signer: sigv4.Signer,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[float, float], float] = random.uniform,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self.endpoint, self._signer = endpoint, signer
        self._clock, self._sleep, self._jitter, self._now = clock, sleep, jitter, now
        self._threads = threading.local()
        if endpoint.scheme == "https":
            tls_context()

    def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes,
        is_passing: Callable[[AwsAnswer], bool],
    ) -> AwsAnswer:
        """The first answer that is not `is_passing`, or the last of those that are.

        `is_passing` raises NotWhole for an answer with a wrong checksum. Raises AwsUnreachable if none came.
        """
        end = self._clock() + WITHIN_SECONDS
        answer: AwsAnswer | None = None
        failure: BaseException | None = None
        for attempt in range(ATTEMPTS):
            if attempt and not self._pause(attempt, end):
                break
            try:
                answer = self._attempt(method, path, headers, body, end - self._clock())
                if not is_passing(answer):
                    return answer
            except ssl.SSLCertVerificationError:
                raise
            except (*NO_ANSWER, NotWhole) as error:
                answer, failure = None, error
        if answer is not None:
            return answer
        raise AwsUnreachable(f"{self.endpoint.host}: {type(failure).__name__}: {failure}") from failure

    def _pause(self, attempt: int, end: float) -> bool:
        """Wait before a further attempt; whether time is left for it."""
        pause = self._jitter(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1)))
        if self._clock() + pause >= end:
            return False
        self._sleep(pause)
        return True

    def _attempt(self, method: str, path: str, headers: Mapping[str, str], body: bytes, seconds: float) -> AwsAnswer:
        target = f"{self.endpoint.path}{path}"
        # Signed anew by each attempt: AWS takes no signature that is older than five minutes.
        signed = self._signer.headers(method, target, {"Host": self.endpoint.host_header, **headers}, body, self._now())
        return self._connection().exchange(method, target, signed, body, seconds)

    def _connection(self) -> Connection:
        connection: Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = self._threads.connection = Connection(self.endpoint)
        return connection
