"""What screens ask for."""
