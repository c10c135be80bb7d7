"""Parsing helpers for answers of sources: JSON records, HTML."""
