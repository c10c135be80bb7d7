"""Parsers of dates and times in text: days, clock times, zones and moments, in AD and Bikram Sambat."""
