"""Dated legal rules and calendars; deadlines with their recorded starts."""
