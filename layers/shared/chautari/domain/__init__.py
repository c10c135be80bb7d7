"""What exists: rates, readings, instruments, dates. Standard library only."""
