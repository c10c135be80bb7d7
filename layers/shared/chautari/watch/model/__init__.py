"""Conditions and incidents: types and rules. No store, no network."""
