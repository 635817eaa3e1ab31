"""Benchmarks: programs that measure the register on made data and print a table of the results.

Each runs against a database that it may fill, never against one that holds real records. The
tables of the last runs, with the commands that made them, stand in `bench/README.md`.
"""
