"""What is kept of alerts: subscriptions, what waits to be delivered, what was told."""
