"""Types of the calendar: almanac of a year, notice, decision on days off."""
