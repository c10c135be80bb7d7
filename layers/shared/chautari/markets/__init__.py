"""Markets as declarations: boards of priced things, from their sources to their answers."""
