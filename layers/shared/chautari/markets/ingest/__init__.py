"""The scheduled work of markets: a run of a source ends in one transaction."""
