"""What is read of the room; screens ask with a person, scheduled work of higher rooms with row ids."""
