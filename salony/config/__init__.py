"""The composition root: settings, addresses, server and command line.

For: joining the rooms into one program.
May know: every room; no room knows it.
"""
