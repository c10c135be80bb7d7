"""Code shared by every feature: errors, HTTP messages, tokens, URLs, settings."""
