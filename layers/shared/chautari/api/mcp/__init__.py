"""Model Context Protocol: six tools for language models over the endpoints, at /mcp."""
