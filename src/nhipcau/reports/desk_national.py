"""Words and screens of national for the menu, the record and the start page; imported by `desk`."""
