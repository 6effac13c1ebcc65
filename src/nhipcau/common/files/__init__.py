"""Files: what may come in by hand, how bytes are kept and handed out. Called by rooms that hold files."""
