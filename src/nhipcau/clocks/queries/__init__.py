"""What is read of clocks and rules."""
