"""Pure decisions of the room, without Django: one file a question."""
