"""Pure decisions of the room; no Django."""
