"""Words and screens of directives for the menu, the record and the start page; imported by `desk`."""
