"""Training of the reader of bodies on pages that stand beside the project, and its score on sites that it never saw."""
