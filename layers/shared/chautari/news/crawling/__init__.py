"""Polite crawling: robots.txt, and one request at a time per host."""
