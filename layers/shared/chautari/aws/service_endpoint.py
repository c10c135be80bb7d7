"""Where a service of AWS is reached: the region and the endpoint, from the environment as boto3 reads them."""

import os
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


class NoRegion(Exception):
    """The environment names no region. Action: run as a Lambda, or set AWS_DEFAULT_REGION."""


class ServiceEndpoint(NamedTuple):
    """An address; `path` has no slash at its end, and `is_own` tells one that the environment named."""

    scheme: str
    host: str
    port: int
    path: str = ""
    is_own: bool = False

    @property
    def host_header(self) -> str:
        """The host, with a port that its scheme does not have by itself."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"


def region_of(environment: Mapping[str, str] = os.environ) -> str:
    """The region. Raises NoRegion."""
    region = environment.get("AWS_DEFAULT_REGION") or environment.get("AWS_REGION")
    if not region:
        raise NoRegion("neither AWS_DEFAULT_REGION nor AWS_REGION is set")
    return region


def endpoint_of(service: str, region: str, environment: Mapping[str, str] = os.environ) -> ServiceEndpoint:
    """The endpoint of a service: AWS_ENDPOINT_URL_<SERVICE>, else AWS_ENDPOINT_URL, else that of AWS in `region`."""
    named = environment.get(f"AWS_ENDPOINT_URL_{service.upper()}") or environment.get("AWS_ENDPOINT_URL")
    suffix = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
    parts = urlsplit(named or f"https://{service}.{region}.{suffix}")
    port = parts.port or _PORTS[parts.scheme]
    return ServiceEndpoint(parts.scheme, parts.hostname or "", port, parts.path.rstrip("/"), bool(named))
