"""Drafts and known records → Decisions with reasons.

For: whether two announcements speak of the same event, venue or institution.
May know: language, vocabulary. No Django, no network, no database.
"""
