"""Fetch what institutions publish, politely, whatever the channel.

For: addresses and files to Snapshots: limits, robots.txt, a named user agent; one folder per source kind behind one registry.
May know: vocabulary. No Django, no database.
"""

from salony.sources.contract import Clock, FetchError, FetchPolicy, SourceSpec


__all__ = ["Clock", "FetchError", "FetchPolicy", "SourceSpec"]
