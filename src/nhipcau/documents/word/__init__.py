"""Word files: the sheet that every paper starts from, and pieces that python-docx has no call for."""
