"""What changes in the room: one verb, one function. Names and addresses never enter the record."""
