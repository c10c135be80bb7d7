"""Validation rules that observations are held to before they are stored."""
