"""Parsers for responses of sources: JSON records, HTML."""
