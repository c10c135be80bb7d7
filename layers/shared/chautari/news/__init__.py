"""News: outlets, their feeds and articles."""
