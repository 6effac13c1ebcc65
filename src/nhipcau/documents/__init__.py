"""Paper: the building blocks of Word files and the one way to PDF. No rows yet."""
