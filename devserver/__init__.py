"""The register on one machine: the embedded PostgreSQL and the server of ``make run``."""
