"""The sources of boards: one file for each in this folder."""

from chautari.core.source_registry import SourceRegistry
from chautari.markets.model.board_source import BoardSource


class UnknownBoardSource(LookupError):
    """A key without a file in the folder of sources."""


_REGISTRY = SourceRegistry[BoardSource](__name__, UnknownBoardSource, apart=("parsing", "banks", "bank_parsing"))
source_keys, find, version = _REGISTRY.keys, _REGISTRY.find, _REGISTRY.version
