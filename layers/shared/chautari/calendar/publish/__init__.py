"""Publication of the calendar: official notices and the daily job."""
