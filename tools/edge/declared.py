"""What template.yaml declares of the edge: the distribution with its behaviours, and the HTTP API behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from tools.edge import policies
from tools.edge.intrinsics import NotSimulated, Resolver

# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-cachebehavior.html
READ = {
    *("TargetOriginId", "ViewerProtocolPolicy", "AllowedMethods", "CachedMethods", "Compress", "CachePolicyId"),
    *("OriginRequestPolicyId", "ResponseHeadersPolicyId", "FunctionAssociations", "PathPattern"),
}
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
ERROR_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin: its name in the template, its domain, and the path that is put before each request's."""

    name: str
    domain: str
    path: str


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A cache behaviour; `viewer_request` is the code of its function, or None.

    `sends_all`: whether the origin gets every header of the viewer but its Host, and the whole query.
    """

    pattern: str
    origin: Origin
    allowed: frozenset[str]
    cached: frozenset[str]
    viewer_protocol: str
    compress: bool
    cache: policies.CachePolicy
    headers: policies.HeadersPolicy | None
    viewer_request: str | None
    sends_all: bool = False


@dataclass(frozen=True, slots=True)
class ErrorRule:
    """How long an error is kept at least, and the page and status that are given in its place, if any."""

    seconds: int = ERROR_SECONDS
    page: str | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A distribution: its behaviours in the order in which they are tried, the default last."""

    behaviours: tuple[Behaviour, ...]
    errors: Mapping[int, ErrorRule]

    def behaviour_of(self, path: str) -> Behaviour:
        """The first behaviour whose pattern matches `path`; patterns heed case."""
        return next(behaviour for behaviour in self.behaviours if fnmatchcase(path, behaviour.pattern))


@dataclass(frozen=True, slots=True)
class HttpApi:
    """An HTTP API: its stage, its CORS configuration, and requests a second with the burst above them.

    `routes` have a rate and burst of their own, by their keys (`POST /mcp`).
    """

    stage: str
    cors: Mapping[str, Any] | None
    rate: float
    burst: float
    routes: Mapping[str, tuple[float, float]] = field(default_factory=dict)


class Declared:
    """The edge of the template `body`; `values` those of pseudo parameters (AWS::StackId) and of parameters."""

    def __init__(self, body: Mapping[str, Any], values: Mapping[str, str]) -> None:
        self.body, self._resolver = body, Resolver(body, values)

    def properties(self, name: str) -> dict[str, Any]:
        """The resolved properties of a resource."""
        resolved: dict[str, Any] = self._resolver.resolve(self.body["Resources"][name]["Properties"])
        return resolved

    def site(self, name: str = "Site") -> Site:
        """The distribution `name`. Raises NotSimulated."""
        settings = self.properties(name)["DistributionConfig"]
        origins = {origin["Id"]: _origin(origin) for origin in settings["Origins"]}
        # The default behaviour has no pattern of its own.
        every = (*settings.get("CacheBehaviors", ()), {**settings["DefaultCacheBehavior"], "PathPattern": "*"})
        errors = settings.get("CustomErrorResponses", ())
        return Site(
            tuple(self._behaviour(behaviour, origins) for behaviour in every),
            {error["ErrorCode"]: _error_rule(error) for error in errors},
        )

    def _behaviour(self, settings: Mapping[str, Any], origins: Mapping[str, Origin]) -> Behaviour:
        if unread := settings.keys() - READ:
            raise NotSimulated(f"{', '.join(sorted(unread))} of the cache behaviour {settings['PathPattern']}")
        headers = settings.get("ResponseHeadersPolicyId")
        return Behaviour(
            "/" + settings["PathPattern"].removeprefix("/"),
            origins[settings["TargetOriginId"]],
            frozenset(settings.get("AllowedMethods", ("GET", "HEAD"))),
            frozenset(settings.get("CachedMethods", ("GET", "HEAD"))),
            settings["ViewerProtocolPolicy"],
            settings.get("Compress", False),
            self._cache_policy(settings["CachePolicyId"]),
            self._headers_policy(headers) if headers else None,
            self._viewer_request(settings.get("FunctionAssociations", ())),
            _sends_all(settings.get("OriginRequestPolicyId")),
        )

    def _cache_policy(self, name: str) -> policies.CachePolicy:
        if name in self.body["Resources"]:
            return policies.cache_policy(self.properties(name))
        if name not in policies.MANAGED_CACHE:
            raise NotSimulated(f"the managed cache policy {name}")
        return policies.MANAGED_CACHE[name]

    def _headers_policy(self, name: str) -> policies.HeadersPolicy:
        if name in self.body["Resources"]:
            return policies.headers_policy(self.properties(name))
        if name not in policies.MANAGED_HEADERS:
            raise NotSimulated(f"the managed response headers policy {name}")
        return policies.MANAGED_HEADERS[name]

    def _viewer_request(self, associations: Iterable[Mapping[str, str]]) -> str | None:
        code = None
        for association in associations:
            if association["EventType"] != "viewer-request":
                raise NotSimulated(f"a function at {association['EventType']}")
            code = self.properties(association["FunctionARN"].partition(".")[0])["FunctionCode"]
        return code

    def http_api(self, name: str = "HttpApi") -> HttpApi:
        """The HTTP API `name`."""
        settings = self.properties(name)
        throttle = settings.get("DefaultRouteSettings", {})
        # The account's own, where the template says nothing:
        # https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
        rate, burst = throttle.get("ThrottlingRateLimit", 10_000), throttle.get("ThrottlingBurstLimit", 5_000)
        routes = {
            key: (limits["ThrottlingRateLimit"], limits["ThrottlingBurstLimit"])
            for key, limits in settings.get("RouteSettings", {}).items()
        }
        return HttpApi(settings.get("StageName", "$default"), settings.get("CorsConfiguration"), rate, burst, routes)


def _sends_all(policy: str | None) -> bool:
    if policy not in (None, policies.ALL_BUT_HOST):
        raise NotSimulated(f"the origin request policy {policy}")
    return policy is not None


def _origin(settings: Mapping[str, Any]) -> Origin:
    return Origin(settings["Id"], str(settings["DomainName"]), settings.get("OriginPath", ""))


def _error_rule(settings: Mapping[str, Any]) -> ErrorRule:
    return ErrorRule(
        settings.get("ErrorCachingMinTTL", ERROR_SECONDS),
        settings.get("ResponsePagePath"),
        settings.get("ResponseCode"),
    )
