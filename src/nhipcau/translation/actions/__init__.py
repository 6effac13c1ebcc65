"""What changes terms: one verb, one function, one entry in the record."""
