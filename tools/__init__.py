"""Programs for a terminal: the local run, operator commands, the drill, benches."""
