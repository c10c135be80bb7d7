"""Where an index lies between the function that builds it and the one that reads it."""
