"""Views of the calendar: JSON shapes and iCalendar feeds."""
