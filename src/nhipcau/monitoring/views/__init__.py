"""Screens of the room: the list, the article, its versions, and how articles are read."""
