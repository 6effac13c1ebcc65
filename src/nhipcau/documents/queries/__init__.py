"""What is read of the register, always for whom."""
