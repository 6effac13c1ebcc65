"""Filters of the room."""
