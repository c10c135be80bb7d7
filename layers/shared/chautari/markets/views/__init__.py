"""Answers of markets, made from their declarations."""
