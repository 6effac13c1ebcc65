"""The screens of the room, under /gioi-thieu/."""
