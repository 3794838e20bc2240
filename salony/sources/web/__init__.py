"""Visiting an http(s) address within limits: `visit` is the way in."""

from salony.sources.web.visit import Answer, Hosts, visit

__all__ = ["Answer", "Hosts", "visit"]
