"""From "whom could we work with?" to a partnership that lasts.

For: profiles, matching, programmes and their rules, consortia, twin towns. It owns no tables yet.
May know: catalogue, language, accounts.
"""
