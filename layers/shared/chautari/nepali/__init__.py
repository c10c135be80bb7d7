"""Nepali basics: Bikram Sambat dates, numerals, Nepal's clock. Standard library only."""
