"""Known gaps: more is reported in a source than recorded; they are never added to a number."""

from agreements.models import Figure


def missing(figure: Figure, recorded: int | None) -> int:
    """How many of the records that a figure counts are known to be missing, at least; 0 for none.

    ``recorded`` is that of `FigureQuerySet.with_recorded`. Takes the lower end of a range. A figure
    in words, such as "several", says no number and so leaves no gap that could be counted.
    """
    if recorded is None or figure.value is None:
        return 0
    return max(int(figure.value) - recorded, 0)
