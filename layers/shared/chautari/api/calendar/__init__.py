"""Calendar endpoints, answered from the stored almanacs of BS years. Imported on the first such request."""
