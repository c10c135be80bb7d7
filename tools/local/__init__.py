"""Runs the deployed system on one machine, without AWS: `make run`. Never imported by the functions."""
