"""Agreed terms, files for translators, and what differs between two language versions. See README.md."""
