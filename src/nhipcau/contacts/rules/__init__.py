"""What contacts are for, for how long, and the subjects that they may choose. Pure."""
