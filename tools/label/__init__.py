"""`make label`: pages of outlets with what a person says that they say, kept outside the repository."""
