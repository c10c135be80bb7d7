"""Removal of guards: each bound, escape, allow-list and condition of the package has a test that falls without it."""
