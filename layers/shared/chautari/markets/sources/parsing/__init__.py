"""Parsers of the parts of pages of boards."""
