"""The almanac of a Bikram Sambat year: astronomy, panchanga, observances, holidays."""
