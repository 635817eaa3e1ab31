"""Limits for costly requests by client: searches, charts, JSON."""
