"""What changes in the room: templates, incidents, their log, rumours, lessons."""
