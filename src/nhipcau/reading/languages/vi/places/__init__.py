"""Units of government named in Vietnamese text; the names come in through a Protocol."""
