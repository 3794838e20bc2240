"""`python -m salony` is the command line."""

from salony.config.cli import main

main()
