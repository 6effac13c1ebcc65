"""Forms of the screens."""
