"""The link by which somebody who may not change a row proposes a change of it."""

from django.urls import reverse
from django.utils.http import urlencode

from agreements.models.proposal import TARGETS


def propose_url(request, row):
    """The address of the form that proposes something for a row; empty for who may not."""
    if row._meta.model_name not in TARGETS or not request.user.has_perm("agreements.add_proposal"):
        return ""
    page = reverse("admin:agreements_proposal_add")
    return f"{page}?{urlencode({'target': f'{row._meta.model_name}-{row.pk}'})}"
