"""What the room stores."""
