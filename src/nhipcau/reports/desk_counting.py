"""Words and screens of counting for the menu, the record and the start page; imported by `desk`."""
