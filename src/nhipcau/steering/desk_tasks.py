"""Words and screens of tasks for the menu, the record and the start page; imported by `desk`."""
