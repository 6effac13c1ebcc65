"""Papers of the room; each is built by `documents.papers` and knows no XML."""
