"""Export: everything that is kept, as open files with checksums in a second bucket. docs/export.md describes them."""
