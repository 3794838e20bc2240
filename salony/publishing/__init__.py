"""Pages, feeds, calendars and structured data for people and programs.

For: HTTP in, catalogue and discovery asked, templates and files out.
May know: discovery, catalogue, design, accounts.
"""
