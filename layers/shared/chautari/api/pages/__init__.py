"""The web client's addresses: each asks the API's own endpoints, as any client would, and frames what they answer."""
