"""An edition on paper and in the mail: the Word file, the letter. An edition in; bytes and text out."""
