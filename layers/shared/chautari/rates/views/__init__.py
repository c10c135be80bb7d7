"""Views of rates: the parts of answers, built from stored days."""
