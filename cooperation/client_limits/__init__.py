"""How often one client may ask for what costs much: searches, charts, JSON."""
