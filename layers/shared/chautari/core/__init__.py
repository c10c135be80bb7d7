"""What every feature shares: errors, HTTP messages, tokens, settings."""
