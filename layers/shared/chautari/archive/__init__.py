"""Open archive: each night all rates and the calendar as open files, chained and signed. See docs/archive.md."""
