"""Building the index: from the change log each few minutes, whole each night."""
