"""Validation rules for rows and observations, and the daily snapshot that they look at."""
