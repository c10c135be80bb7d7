"""One edge of a CloudFront distribution: a viewer's request in, an answer from the cache or from an origin out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from http import HTTPStatus

from tools.edge import compression, lifetime, response_headers, viewer_function
from tools.edge.cache import Cache, Entry, Key, accept_encoding, key_of
from tools.edge.declared import Behaviour, ErrorRule, Site
from tools.edge.messages import Request, Response, etags
from tools.edge.origin_request import VIA, to_origin

HIT, MISS, REFRESHED, ERROR = (f"{word} from cloudfront" for word in ("Hit", "Miss", "RefreshHit", "Error"))
GENERATED = "FunctionGeneratedResponse from cloudfront"
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
LONGEST_URL, LARGEST_HEAD = 8192, 32768
OF_A_BODY = ("content-length", "content-type", "content-encoding")
OriginServer = Callable[[Request], Response]


class OriginSilent(Exception):
    """An origin gave no answer. CloudFront answers 502."""


def at_once(task: Callable[[], None]) -> None:
    """Do `task` before going on."""
    task()


class Distribution:
    """The edge of `site`. `origins` answer by name; `now` is in seconds; `later` does a task behind a viewer's back."""

    def __init__(
        self,
        site: Site,
        origins: Mapping[str, OriginServer],
        now: Callable[[], float],
        later: Callable[[Callable[[], None]], None] = at_once,
    ) -> None:
        self.site, self.origins, self.now, self.later = site, origins, now, later
        self.cache = Cache()

    def answer(self, request: Request) -> Response:
        """The answer to a viewer. Never raises for what an origin or the viewer-request function does."""
        behaviour = self.site.behaviour_of(request.path)
        refusal = _refusal(request, behaviour)
        if refusal:
            return refusal
        try:
            called = _viewer_request(request, behaviour)
        except viewer_function.FunctionFailed:
            return _words_of_its_own(HTTPStatus.SERVICE_UNAVAILABLE)
        # Whether a response headers policy touches what a function answers is not documented: here it does not.
        if isinstance(called, Response):
            return called.adding(x_cache=GENERATED, via=VIA)
        return self._finished(request, behaviour, self._response_to(called, behaviour))

    def _response_to(self, request: Request, behaviour: Behaviour) -> Response:
        if request.method not in behaviour.cached:
            response = self._from_origin(request, behaviour, None)
            return response.adding(x_cache=ERROR if response.status >= 400 else MISS)
        key, now = key_of(request, behaviour), self.now()
        # HEAD is answered from what a GET left; what a HEAD leaves is kept apart, as it has no body.
        entry = self.cache.get(key)
        if request.method == "HEAD" and entry is None:
            key = ("HEAD", *key)
            entry = self.cache.get(key)
        if entry is None or not (entry.is_fresh(now) or entry.is_given_while_revalidated(now)):
            return self._fetched(request, behaviour, key, entry)
        if not entry.is_fresh(now):
            self.later(partial(self._refresh, request, behaviour, key, entry))
        word = ERROR if entry.response.status >= 400 else HIT
        return entry.response.adding(x_cache=word, age=str(int(now - entry.since)))

    def _refresh(self, request: Request, behaviour: Behaviour, key: Key, stale: Entry) -> None:
        self._fetched(request, behaviour, key, stale)

    def _fetched(self, request: Request, behaviour: Behaviour, key: Key, stale: Entry | None) -> Response:
        """Ask the origin, and keep what it answers as long as may be."""
        received, now = self._from_origin(request, behaviour, stale), self.now()
        if stale and received.status == HTTPStatus.NOT_MODIFIED:
            headers = {name: value for name, value in received.headers.items() if name not in OF_A_BODY}
            renewed = replace(stale.response, headers={**stale.response.headers, **headers})
            self._keep(key, renewed, lifetime.of_success(renewed, behaviour.cache, now))
            return renewed.adding(x_cache=REFRESHED)
        if received.status >= 400:
            return self._failed(key, received, stale)
        if behaviour.compress and "gzip" in accept_encoding(request, behaviour.cache) and request.method == "GET":
            received = compression.compressed(received)
        if received.status != HTTPStatus.NOT_MODIFIED:
            self._keep(key, received, lifetime.of_success(received, behaviour.cache, now))
        return received.adding(x_cache=MISS)

    def _failed(self, key: Key, received: Response, stale: Entry | None) -> Response:
        """https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html"""
        rule, now = self.site.errors.get(received.status, ErrorRule()), self.now()
        if stale and received.status >= 500 and stale.is_given_on_error(now):
            stale.held_until = now + rule.seconds
            # Seen so: https://stackoverflow.com/questions/71778683
            return stale.response.adding(x_cache=REFRESHED, age=str(int(now - stale.since)))
        if rule.page:
            received = self._error_page(received, rule.page, rule)
        # An error that is not kept leaves what was: a 429 does not empty the cache.
        if kept_for := lifetime.of_error(received, rule.seconds):
            self._keep(key, received, kept_for)
        return received.adding(x_cache=ERROR)

    def _error_page(self, received: Response, path: str, rule: ErrorRule) -> Response:
        behaviour = self.site.behaviour_of(path)
        page = self._from_origin(Request("GET", path), behaviour, None)
        return replace(page, status=rule.status or received.status) if page.status == HTTPStatus.OK else page

    def _from_origin(self, request: Request, behaviour: Behaviour, stale: Entry | None) -> Response:
        try:
            return self.origins[behaviour.origin.name](to_origin(request, behaviour, stale))
        except OriginSilent:
            return _words_of_its_own(HTTPStatus.BAD_GATEWAY)

    def _keep(self, key: Key, response: Response, kept_for: lifetime.Lifetime | None) -> None:
        if kept_for is None:
            self.cache.remove(key)
        else:
            self.cache.put(key, Entry(response, kept_for, self.now()))

    def _finished(self, request: Request, behaviour: Behaviour, response: Response) -> Response:
        """The answer as the viewer gets it: its policy's headers, 304 for what the viewer has, no body for HEAD."""
        if behaviour.headers:
            response = response_headers.apply(behaviour.headers, request, response)
        response = response.adding(via=VIA)
        has = etags(request.headers.get("if-none-match", ""))
        tag = response.headers.get("etag", "").removeprefix("W/")
        if (
            response.status == HTTPStatus.OK
            and tag
            and request.method in ("GET", "HEAD")
            and (tag in has or has == ["*"])
        ):
            return replace(response.without(*OF_A_BODY), status=304, body=b"")
        return replace(response, body=b"") if request.method == "HEAD" else response


def _viewer_request(request: Request, behaviour: Behaviour) -> Request | Response:
    return viewer_function.run(behaviour.viewer_request, request) if behaviour.viewer_request else request


def _refusal(request: Request, behaviour: Behaviour) -> Response | None:
    """What CloudFront says by itself, before any function. No policy's headers are on it: documentation is silent."""
    url = len(request.path) + len(request.query)
    head = url + sum(len(name) + len(value) for name, value in request.headers.items())
    if url > LONGEST_URL:
        return _words_of_its_own(HTTPStatus.REQUEST_URI_TOO_LONG)
    if head > LARGEST_HEAD:
        return _words_of_its_own(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if request.method not in behaviour.allowed or (request.method == "GET" and request.body):
        return _words_of_its_own(HTTPStatus.FORBIDDEN)
    if request.scheme == "http" and behaviour.viewer_protocol != "allow-all":
        return _insecure(request, behaviour)
    return None


def _insecure(request: Request, behaviour: Behaviour) -> Response:
    """https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html"""
    if behaviour.viewer_protocol == "https-only":
        return _words_of_its_own(HTTPStatus.FORBIDDEN)
    address = f"https://{request.headers['host']}{request.path}{'?' if request.query else ''}{request.query}"
    return Response(
        301, {"location": address, "content-length": "0", "x-cache": "Redirect from cloudfront", "via": VIA}
    )


def _words_of_its_own(status: HTTPStatus) -> Response:
    body = f"<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY>{status}</BODY></HTML>"
    headers = {"content-type": "text/html", "content-length": str(len(body)), "x-cache": ERROR, "via": VIA}
    return Response(status, headers, body.encode())
