"""Types of the news: outlets, feeds, articles, sections."""
