"""Views of search: the shapes in which answers state what was found."""
