"""Words and screens of committees for the menu, the record and the start page; imported by `desk`."""
