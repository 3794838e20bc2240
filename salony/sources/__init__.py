"""Fetch what institutions publish, politely, whatever the channel.

For: addresses and files to Snapshots: limits, robots.txt, a named user agent; one folder per kind behind one registry.
May know: vocabulary. No Django, no database.
"""

from salony.sources.contract import Clock, FetchError, FetchPolicy, SourceSpec
from salony.sources.registry import KINDS, fetch, fetch_address

__all__ = ["KINDS", "Clock", "FetchError", "FetchPolicy", "SourceSpec", "fetch", "fetch_address"]
