"""What is read of the room, for a person on screens, by plain ids for scheduled work and higher rooms."""
