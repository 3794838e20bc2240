"""Pages of partners: HTTP only."""
