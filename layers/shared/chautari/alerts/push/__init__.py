"""Web push: messages encrypted for one browser, sent to its push service with the key of this deployment."""
