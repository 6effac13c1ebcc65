"""What changes what the institution says: one verb, one function, one transaction, one entry."""
