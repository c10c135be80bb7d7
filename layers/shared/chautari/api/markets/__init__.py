"""Endpoints of markets."""
