"""Entries out of feeds: RSS, Atom, JSON Feed and sitemaps, the broken ones too. Pure."""
