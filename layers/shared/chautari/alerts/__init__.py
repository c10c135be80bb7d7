"""Alerts without an account: who is told of what by a signed webhook, and how it gets there."""
