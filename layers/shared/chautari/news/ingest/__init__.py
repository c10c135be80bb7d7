"""Ingestion of articles: fetch a queued link, parse, merge with its feed entry, upsert, find near-duplicates."""
