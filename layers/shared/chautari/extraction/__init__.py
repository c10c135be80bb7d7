"""Articles out of pages: `extract(html, url)`. Pure: no clock, no network, no disk."""
