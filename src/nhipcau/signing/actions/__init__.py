"""What changes: keys, lines of the public log, signed heads."""
