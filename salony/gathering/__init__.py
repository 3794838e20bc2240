"""The conductor: fetch, read, decide, record, for one source or for all.

For: the order of the stages, progress, resuming what was interrupted, what failed and why.
May know: every stage; nobody knows it.
"""
