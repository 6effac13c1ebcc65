"""Words and screens of filling for the menu, the record and the start page; imported by `desk`."""
