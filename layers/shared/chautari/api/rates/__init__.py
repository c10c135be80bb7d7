"""Rates over HTTP."""
