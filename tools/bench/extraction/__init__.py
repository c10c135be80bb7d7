"""Our reading of articles against trafilatura's, on pages that people or reviewed parsers have read before."""
