"""What is read of incidents and templates, for somebody of the unit."""
