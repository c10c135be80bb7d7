"""Ingestion of rates: collect, validate, decide, archive evidence, write, rebuild read models."""
