"""Public forms. Words and faults in the language of the page; guarded without cookies."""
