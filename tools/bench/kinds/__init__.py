"""Which pages pass as articles: articles and pages of other kinds, by sites."""
