"""Counters of failed sign-ins, in the database, so that all workers count as one."""

from django.db import models


class Bucket(models.Model):
    """A leaky bucket: each failed attempt fills it by one, and it drains at a steady rate.

    One row is kept for each thing that attempts are counted by (`limits.py`): a client, a network,
    an account, a known device, and pairs of them. A row that has drained means nothing.
    """

    # Each attempt takes numbers for its rows, also where the rows exist.
    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    # A keyed hash, since people type passwords where the name belongs.
    name = models.CharField(max_length=64, blank=True)
    client = models.CharField(max_length=64, blank=True)
    drained_at = models.DateTimeField()

    class Meta:
        default_permissions = ()  # Nobody reads or writes them by hand.
        constraints = [
            models.UniqueConstraint(
                fields=["name", "client", "kind"], name="one_bucket_for_each_kind"
            )
        ]
        indexes = [models.Index(fields=["drained_at"], name="bucket_drained_at")]

    def __str__(self):
        return f"{self.kind} {self.client}".strip()
