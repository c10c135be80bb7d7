"""Dates and times written in text: parsing of days, clock times and moments, in AD and Bikram Sambat."""
