"""Deadlines with recorded starts, from dated rules and calendars."""
