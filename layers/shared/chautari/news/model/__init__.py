"""Types of the news: outlets, links, articles, sections."""
