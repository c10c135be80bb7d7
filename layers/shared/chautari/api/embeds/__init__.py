"""What other sites show of ours: each part calls the API's own endpoints and renders their answers."""
