"""Types of the calendar: almanac of a year, official notice."""
