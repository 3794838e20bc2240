"""Shared reads. Each answers what can be shown without a further query, unless it says so."""
