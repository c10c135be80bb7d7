"""Views of rates: the shapes in which answers state them."""
