"""Units: units with government, dated."""
