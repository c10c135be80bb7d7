"""The commercial banks: one file for each in this folder."""

from chautari.core.source_registry import SourceRegistry
from chautari.markets.model.bank_source import BankSource


class UnknownBank(LookupError):
    """A key without a file in the folder of banks."""


_REGISTRY = SourceRegistry[BankSource](__name__, UnknownBank)
keys, find, version = _REGISTRY.keys, _REGISTRY.find, _REGISTRY.version
