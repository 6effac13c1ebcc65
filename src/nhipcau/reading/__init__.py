"""The text line: bytes of a press page in, an article with its mentions out. No Django here."""
