"""The requests that clients made lately, in the database, so that all workers count as one."""

from django.db import models


class RequestBucket(models.Model):
    """A leaky bucket: each request of a client fills it by one, and it drains at a steady rate.

    The table is unlogged: it costs no write-ahead log, and is empty after a crash. A row that has
    drained means nothing.
    """

    pk = models.CompositePrimaryKey("client", "kind")
    client = models.CharField(max_length=64)  # An IPv4 address or an IPv6 /64, as a network.
    kind = models.CharField(max_length=20)
    drained_at = models.DateTimeField()

    class Meta:
        default_permissions = ()  # Nobody reads or writes them by hand.

    def __str__(self):
        return f"{self.kind} {self.client}"
