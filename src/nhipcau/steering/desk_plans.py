"""Words and screens of plans for the menu, the record and the start page; imported by `desk`."""
