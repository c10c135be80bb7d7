"""The throttle of a route: a bucket of tokens, one a request, filled at a steady rate.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
"""

from collections.abc import Callable
from threading import Lock


class TokenBucket:
    """Holds `burst` tokens at most and gains `rate` a second; `now` is in seconds."""

    def __init__(self, rate: float, burst: float, now: Callable[[], float]) -> None:
        self.rate, self.burst, self.now = rate, burst, now
        self._tokens, self._at = float(burst), now()
        self._lock = Lock()

    def take(self) -> bool:
        """Take a token. False where none is left."""
        with self._lock:
            now = self.now()
            self._tokens, self._at = min(self.burst, self._tokens + (now - self._at) * self.rate), now
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True
