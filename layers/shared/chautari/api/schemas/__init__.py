"""JSON Schemas of the answers."""
