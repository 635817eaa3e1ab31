"""Known gaps: more is reported in a source than recorded; they are never added to a number."""

from agreements.models import Figure


def missing(figure: Figure) -> int:
    """How many of the records that a figure counts are known to be missing, at least; 0 for none.

    Takes a figure as `FigureQuerySet.with_recorded` gives it, and the lower end of a range. A
    figure in words, such as "several", says no number and so leaves no gap that could be counted;
    neither does one of which a record stands for several.
    """
    if figure.recorded is None or figure.is_summed_up or figure.value is None:
        return 0
    return max(int(figure.value) - figure.recorded, 0)
