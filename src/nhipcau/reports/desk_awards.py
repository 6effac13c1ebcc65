"""Words and screens of awards for the menu, the record and the start page; imported by `desk`."""
