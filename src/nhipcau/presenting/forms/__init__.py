"""The forms of the room: one around each action."""
