"""The only writes to meetings: each one transaction, with permission checked and a line in the salon's log."""
