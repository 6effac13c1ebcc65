"""`python -m nhipcau` is the `nhipcau` command."""

from nhipcau.cli import main

main()
