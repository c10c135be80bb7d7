"""The answers that one edge keeps, and the keys by which it finds them.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from tools.edge.declared import Behaviour
from tools.edge.lifetime import Lifetime
from tools.edge.messages import Request, Response
from tools.edge.policies import CachePolicy
from tools.edge.viewer_function import parameters

# An edge evicts what is seldom asked for; this bounds the memory of a run.
MOST = 2000
Key = tuple[str, ...]


@dataclass(slots=True)
class Entry:
    """A kept answer, since `since`; while the origin fails it is given until `held_until` without another ask."""

    response: Response
    lifetime: Lifetime
    since: float
    held_until: float = 0.0

    def is_fresh(self, now: float) -> bool:
        """Whether it is given without an ask."""
        return now < max(self.since + self.lifetime.fresh, self.held_until)

    def is_given_while_revalidated(self, now: float) -> bool:
        """Whether it is given at once, stale, and asked for again behind the viewer's back."""
        return now < self.since + self.lifetime.fresh + self.lifetime.while_revalidated

    def is_given_on_error(self, now: float) -> bool:
        """Whether it is given, stale, in place of a 5xx. Without a limit stated it is."""
        if self.response.status >= 400:
            return False
        most = self.lifetime.on_error
        return most is None or now < self.since + self.lifetime.fresh + most


class Cache:
    """Entries by key; the longest unused goes first."""

    def __init__(self) -> None:
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Entry | None:
        """The entry of `key`, or None."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
            return self._entries.get(key)

    def put(self, key: Key, entry: Entry) -> None:
        """Keep `entry`, in place of any other of its key."""
        with self._lock:
            self._entries[key] = entry
            self._entries.move_to_end(key)
            while len(self._entries) > MOST:
                self._entries.popitem(last=False)

    def remove(self, key: Key) -> None:
        """Forget the entry of `key`, if any."""
        with self._lock:
            self._entries.pop(key, None)

    def __len__(self) -> int:
        return len(self._entries)


def key_of(request: Request, behaviour: Behaviour) -> Key:
    """The cache key: the path, and what the policy names of query, headers and cookies. HEAD shares that of GET."""
    policy = behaviour.cache
    headers = sorted(f"{name}: {value}" for name, value in request.headers.items() if policy.headers.includes(name))
    coding = accept_encoding(request, policy)
    return (behaviour.pattern, request.path, query_of(request, policy), *headers, cookies_of(request, policy), coding)


def query_of(request: Request, policy: CachePolicy) -> str:
    """The parameters that the policy names, in the order of the request."""
    kept = ((name, value) for name, value in parameters(request.query) if policy.queries.includes(name))
    return "&".join(name if value is None else f"{name}={value}" for name, value in kept)


def cookies_of(request: Request, policy: CachePolicy) -> str:
    """The cookies that the policy names, as the value of a Cookie header."""
    cookies = (cookie.strip() for cookie in request.headers.get("cookie", "").split(";"))
    return "; ".join(cookie for cookie in cookies if cookie and policy.cookies.includes(cookie.partition("=")[0]))


def accept_encoding(request: Request, policy: CachePolicy) -> str:
    """Accept-Encoding as the edge writes it anew: br, gzip, both or nothing.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html#cache-policy-compressed-objects
    """
    enabled = {"br": policy.brotli, "gzip": policy.gzip}
    codings = map(_accepted, request.headers.get("accept-encoding", "").split(","))
    accepted = {coding for coding in codings if enabled.get(coding)}
    return ",".join(coding for coding in enabled if coding in accepted)


def _accepted(part: str) -> str:
    """The coding of a part of Accept-Encoding; empty where its weight of 0 refuses it (RFC 9110, 12.4.2)."""
    coding, _, weight = part.replace(" ", "").lower().partition(";")
    return "" if weight.startswith("q=") and not weight[2:].strip("0.") else coding
