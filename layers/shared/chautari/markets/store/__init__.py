"""Stored boards: readings and revisions, the board of a day, what stands of each instrument."""
