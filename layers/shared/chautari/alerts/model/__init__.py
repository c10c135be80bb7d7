"""Types and rules of alerts: no store, no client."""
