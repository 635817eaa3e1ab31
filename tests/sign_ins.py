"""The time that passes in the session of a browser."""

from cooperation.accounts import time_outs

MINUTE, HOUR = 60, 60 * 60


def wait(client, seconds):
    """Let time go by for the session of a browser."""
    session = client.session
    for name in (time_outs.SIGNED_IN_AT, time_outs.SEEN_AT):
        session[name] -= seconds
    session.save()
