"""What changes in the room: one verb, one function, one transaction, one entry of the record."""
