"""The engine that is built in: tantivy, an index of immutable files. Nothing else of ours imports the library."""
