"""What can be told, made of the answers of the API, with the ids of its feeds."""
