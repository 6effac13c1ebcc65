"""Words and screens of reviewing for the menu, the record and the start page; imported by `desk`."""
