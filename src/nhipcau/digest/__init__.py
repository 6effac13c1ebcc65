"""The digest: the day's stories, chosen, ordered, annotated."""
