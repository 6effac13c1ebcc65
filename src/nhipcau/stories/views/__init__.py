"""Screens of the room: the list, the story, and regrouping by hand."""
