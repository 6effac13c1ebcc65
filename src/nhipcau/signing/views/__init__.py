"""Screens of keys and of the public log, for staff."""
