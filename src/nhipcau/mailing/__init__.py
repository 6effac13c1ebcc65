"""Outgoing mail: one row a letter, one sender."""
