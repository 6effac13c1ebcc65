"""Stories: what many outlets, in many languages, tell of one event."""
