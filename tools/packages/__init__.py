"""The packages of the calendar for others, Python and npm, made of this repository's one source into `dist/`."""
