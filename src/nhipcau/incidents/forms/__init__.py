"""Forms of incidents and of holding templates."""
