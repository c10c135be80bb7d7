"""The sources of rates: one file for each in this folder."""

from chautari.core.source_registry import SourceRegistry
from chautari.rates.model.source import RateSource


class UnknownSource(LookupError):
    """A key without a file in the folder of sources."""


_REGISTRY = SourceRegistry[RateSource](__name__, UnknownSource, apart=("parsing",))
keys, find, version = _REGISTRY.keys, _REGISTRY.find, _REGISTRY.version
