"""Chautari: the daily numbers and news of Nepal, each with its source, its date and what was said before."""
