"""The Nepali calendar beyond plain dates: panchanga, festivals, holidays, feeds.

Computed when a year is built (`build`), never in a request: what serves it reads `year`, `names` and `ics` only.

A moment here is a float of UTC days on the scale of `date.toordinal()`: noon UTC of a day is its ordinal plus a half.
"""
