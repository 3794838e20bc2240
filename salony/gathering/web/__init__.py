"""The editors' queue over HTTP."""
