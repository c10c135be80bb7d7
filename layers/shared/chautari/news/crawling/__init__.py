"""Polite crawling: robots.txt, one request at a time per host."""
