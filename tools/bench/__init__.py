"""Measurements, each one command of the Makefile."""
