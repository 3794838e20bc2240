"""Filters of the templates of partners."""
