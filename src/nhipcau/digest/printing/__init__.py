"""An edition on paper and in the mail: the Word file, the letter. In: a laid-out edition; out: bytes and text."""
