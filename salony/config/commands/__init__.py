"""The command line, one module a command: translation between a terminal and the rooms, nothing else."""
