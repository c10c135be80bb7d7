"""Sixty pages in the shapes of Nepal's news sites, written for the project, each with what it says."""
