"""Parsers that banks share: rows of a board, currencies by name, tables by their headings."""
