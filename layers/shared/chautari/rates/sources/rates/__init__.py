"""One file a source: what it is asked and how its answer is read.

Import a source by name, never this package's contents.
"""
