"""The parts of partnership pages: timeline, commitments, known gaps, conflicts."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.analysis import missing
from agreements.choices import CommitmentKind, Modality
from agreements.presenters.activity import date_of
from agreements.presenters.details import commitment_rows, figure_rows
from agreements.presenters.partnerships.records import when_key
from agreements.presenters.rows import status_chips

KINDS = {
    "agreement": ("", gettext_lazy("Agreement")),
    "delegation": ("visit", gettext_lazy("Visit")),
    "exchange": ("training", gettext_lazy("Training")),
}
MODALITIES = [Modality.AGREED, Modality.TARGET, Modality.INTENDED, Modality.CONSIDERED]


def direction_label(partnership, record):
    """The direction of a record as text, since a colour alone would not be enough."""
    names = {"one": partnership.one.display_name, "other": partnership.other.display_name}
    if not hasattr(record, "sending_region_ids"):
        return _("between %(one)s and %(other)s") % names
    out, back = partnership.runs_out(record), partnership.runs_back(record)
    if out and back:
        return _("both ways between %(one)s and %(other)s") % names
    if out:
        return _("from %(one)s to %(other)s") % names
    if back:
        return _("from %(other)s to %(one)s") % names
    return _("with both %(one)s and %(other)s") % names


def timeline(partnership):
    """Agreements, visits and training in time, each with its direction."""
    events = []
    for record in partnership.events:
        css, label = KINDS[record._meta.model_name]
        events.append(
            {
                "kind": css,
                "label": label,
                "direction": direction_label(partnership, record),
                "date": date_of(record),
                "title": record.display_title,
                "lang": record.title_lang,
                "url": record.get_absolute_url(),
                **status_chips(record),
            }
        )
    return events


def partnership_commitments(partnership):
    """The commitments between two regions, with their deliveries.

    ``no_activity_since`` says since when nothing has been recorded about a task that is not fully
    delivered: since its last delivery or, where there is none, since it was agreed.
    """
    rows = []
    for agreement in sorted(partnership.agreements, key=when_key):
        references = partnership.references(agreement)
        commitments = list(agreement.commitments.all())
        for commitment, row in zip(
            commitments, commitment_rows(commitments, references), strict=True
        ):
            rows.append(
                {
                    **row,
                    "order": MODALITIES.index(commitment.modality),
                    "agreement": agreement.display_title,
                    "agreement_lang": agreement.title_lang,
                    "agreement_url": agreement.get_absolute_url(),
                    "agreed": agreement.signed,
                    "cited": references.cited(row=commitment),
                    "no_activity_since": no_activity_since(agreement, commitment),
                }
            )
    return sorted(rows, key=lambda row: row["order"])


def no_activity_since(agreement, commitment):
    """Since when nothing is recorded about a commitment, in words; empty once it is delivered, and
    for rights, exclusions and conditions, which nobody delivers.
    """
    if commitment.kind != CommitmentKind.TASK:
        return ""
    realised = [one for one in commitment.deliveries.all() if one.is_realised]
    if any(one.is_full for one in realised):
        return ""
    last = max((one.activity for one in realised), key=_latest, default=None)
    since = last.dates if last else agreement.signed
    if since is None:
        return _("no later record; day of the agreement not stated")
    return _("no record after %(date)s") % {"date": since.in_words}


def _latest(activity):
    when = activity.dates
    return (when and (when.latest or when.earliest)) or date.min


def gaps(partnership):
    """Known gaps: what sources count without telling of each, and how many of it are recorded."""
    found = []
    for record in partnership.records:
        figures = partnership.figures(record)
        rows = figure_rows(figures, partnership.references(record))
        for figure, row in zip(figures, rows, strict=True):
            number = missing(figure)
            if number:
                found.append(
                    {
                        **row,
                        "missing": number,
                        "code": record.code,
                        "title": record.display_title,
                        "title_lang": record.title_lang,
                        "url": record.get_absolute_url(),
                        "cited": partnership.references(record).cited(row=figure),
                    }
                )
    return found


def conflicts(partnership):
    """Values on which sources disagree, with what is said against them."""
    found = {}
    for record in partnership.records:
        for note in partnership.references(record).conflicts():
            key = (note["text"], note["url"])
            names = {
                "code": record.code,
                "record": record.display_title,
                "record_lang": record.title_lang,
                "record_url": record.get_absolute_url(),
            }
            found.setdefault(key, {**note, **names, "cited": [note]})
    return list(found.values())
