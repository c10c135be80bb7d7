"""Cards: pictures of the day, of a rate and of a day of the calendar, drawn when what they tell changes."""
