"""The Nepali calendar beyond plain dates: almanac, holidays, official notices, feeds."""
