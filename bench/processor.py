"""Processor time of a program and of its session in the database, which other work on the machine
disturbs less than the clock.
"""

import time

import psutil


def session_process(cursor):
    """The process of the database that serves a cursor's connection."""
    cursor.execute("SELECT pg_backend_pid()")
    return psutil.Process(cursor.fetchone()[0])


def processor_time(session):
    """Seconds that this process and the one of a session have computed so far."""
    used = session.cpu_times()
    return time.process_time() + used.user + used.system
