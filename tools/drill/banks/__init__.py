"""Drill of banks: what their pages may show instead of their own board of the day, judged against what they had."""
