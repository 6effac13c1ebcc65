"""Monitoring: articles and their mentions."""
