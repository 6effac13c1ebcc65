"""Pure rules of official papers: numbers and symbols, days in words, lettering, how long a line is."""
