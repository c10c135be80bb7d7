"""Subscribing by HTTP: /v1/alerts."""
