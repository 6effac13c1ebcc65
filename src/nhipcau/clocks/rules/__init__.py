"""Pure decisions: calendars, limits, how a deadline comes about, what may still change."""
