"""Cache policies and response headers policies: the template's own, and the managed ones that it names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tools.edge.intrinsics import NotSimulated

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
CACHING_DISABLED, ALL_BUT_HOST = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "b689b0a8-53d0-40ab-baf2-68738e2966ac"
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
CACHING_OPTIMIZED, SECURITY_HEADERS = "658327ea-f89d-4fab-a63d-7e88639e58f6", "67f7725c-6f97-4210-82d7-5512b31e9d03"
CORS_AND_SECURITY_HEADERS = "e61eb60c-9c35-4d20-a928-2b84e02af89c"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which names are part of a cache key: `mode` is none, whitelist, allExcept or all."""

    mode: str
    names: frozenset[str] = frozenset()

    def includes(self, name: str) -> bool:
        """Whether `name` is part of the key."""
        listed = name in self.names
        return {"none": False, "whitelist": listed, "allExcept": not listed, "all": True}[self.mode]


@dataclass(frozen=True, slots=True)
class CachePolicy:
    """Seconds that an answer is kept for, and what of a request is part of the cache key and goes to the origin."""

    min_ttl: int
    default_ttl: int
    max_ttl: int
    queries: Choice
    headers: Choice
    cookies: Choice
    gzip: bool
    brotli: bool


@dataclass(frozen=True, slots=True)
class Cors:
    """CORS headers of a response headers policy; `preflight` are those of an answer to OPTIONS alone."""

    origins: tuple[str, ...]
    every: Mapping[str, str]
    preflight: Mapping[str, str]
    override: bool


@dataclass(frozen=True, slots=True)
class HeadersPolicy:
    """Headers that are added to responses, each with whether it replaces the origin's, and names that are removed."""

    cors: Cors | None
    added: Mapping[str, tuple[str, bool]]
    removed: tuple[str, ...]


MANAGED_CACHE = {
    CACHING_OPTIMIZED: CachePolicy(
        1, 86400, 31536000, Choice("none"), Choice("none"), Choice("none"), gzip=True, brotli=True
    ),
    CACHING_DISABLED: CachePolicy(0, 0, 0, Choice("none"), Choice("none"), Choice("none"), gzip=False, brotli=False),
}
MANAGED_HEADERS = {
    SECURITY_HEADERS: HeadersPolicy(
        cors=None,
        added={
            "referrer-policy": ("strict-origin-when-cross-origin", False),
            "strict-transport-security": ("max-age=31536000", False),
            "x-content-type-options": ("nosniff", True),
            "x-frame-options": ("SAMEORIGIN", False),
            "x-xss-protection": ("1; mode=block", False),
        },
        removed=(),
    )
}
# The first of them with CORS for simple requests of any origin.
MANAGED_HEADERS[CORS_AND_SECURITY_HEADERS] = replace(
    MANAGED_HEADERS[SECURITY_HEADERS], cors=Cors(("*",), {}, {}, override=False)
)


def cache_policy(properties: Mapping[str, Any]) -> CachePolicy:
    """The cache policy of an AWS::CloudFront::CachePolicy."""
    settings = properties["CachePolicyConfig"]
    keyed = settings["ParametersInCacheKeyAndForwardedToOrigin"]
    queries, headers, cookies = keyed["QueryStringsConfig"], keyed["HeadersConfig"], keyed["CookiesConfig"]
    return CachePolicy(
        settings["MinTTL"],
        settings["DefaultTTL"],
        settings["MaxTTL"],
        _choice(queries["QueryStringBehavior"], queries.get("QueryStrings", ())),
        _choice(headers["HeaderBehavior"], [name.lower() for name in headers.get("Headers", ())]),
        _choice(cookies["CookieBehavior"], cookies.get("Cookies", ())),
        keyed["EnableAcceptEncodingGzip"],
        keyed.get("EnableAcceptEncodingBrotli", False),
    )


def _choice(mode: str, names: Sequence[str]) -> Choice:
    return Choice(mode, frozenset(names))


def headers_policy(properties: Mapping[str, Any]) -> HeadersPolicy:
    """The policy of an AWS::CloudFront::ResponseHeadersPolicy. Raises NotSimulated for parts that are not read here."""
    settings = properties["ResponseHeadersPolicyConfig"]
    if unread := settings.keys() - {"Name", "Comment", "CorsConfig", "CustomHeadersConfig", "RemoveHeadersConfig"}:
        raise NotSimulated(f"{', '.join(sorted(unread))} of a response headers policy")
    custom = settings.get("CustomHeadersConfig", {}).get("Items", ())
    removed = settings.get("RemoveHeadersConfig", {}).get("Items", ())
    return HeadersPolicy(
        _cors(settings["CorsConfig"]) if "CorsConfig" in settings else None,
        {header["Header"].lower(): (header["Value"], header["Override"]) for header in custom},
        tuple(header["Header"].lower() for header in removed),
    )


def _cors(settings: Mapping[str, Any]) -> Cors:
    return Cors(
        tuple(settings["AccessControlAllowOrigins"]["Items"]),
        dict(_of_every_answer(settings)),
        {
            "access-control-allow-methods": ", ".join(settings["AccessControlAllowMethods"]["Items"]),
            "access-control-allow-headers": ", ".join(settings["AccessControlAllowHeaders"]["Items"]),
            "access-control-max-age": str(settings.get("AccessControlMaxAgeSec", 600)),
        },
        settings["OriginOverride"],
    )


def _of_every_answer(settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if exposed := settings.get("AccessControlExposeHeaders", {}).get("Items"):
        yield "access-control-expose-headers", ", ".join(exposed)
    if settings["AccessControlAllowCredentials"]:
        yield "access-control-allow-credentials", "true"
