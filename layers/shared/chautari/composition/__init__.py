"""Composition of whole answers by what writes a part of them, so that a request is one read."""
