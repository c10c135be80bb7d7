"""Market rates: gold, silver and exchange rates, from their sources to their answers."""
