"""Views of articles: the shapes in which answers state them."""
