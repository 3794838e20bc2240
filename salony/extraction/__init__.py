"""Snapshot → EventDrafts, every field with its evidence.

For: the reading text of a document, its structured data, its programmes and its prose.
May know: language, vocabulary. No Django, no network, no database.
"""
