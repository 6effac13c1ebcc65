"""What the menu, the start page and the record show of kits."""
