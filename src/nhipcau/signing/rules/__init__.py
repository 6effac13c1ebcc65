"""Canonical text, payload, log and comparison. Pure."""
