"""From "whom could we work with?" to a partnership that lasts.

For: profiles, matching, programmes and their rules, consortia, the life cycle of partnerships, twin towns.
May know: catalogue, language, accounts, design.
"""
