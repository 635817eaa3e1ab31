"""How many rows a list has, and what they sum up to."""

from dataclasses import dataclass, field

from agreements.pagination import count_up_to, count_with


@dataclass(frozen=True)
class ListTotal:
    """The rows of a whole list, not only of one page.

    ``certain`` counts those that certainly lie in the period that is asked for, and all where none
    is; ``is_more`` says that there are more than ``number``; ``phrases`` sum them up in words.
    """

    number: int = 0
    certain: int = 0
    is_more: bool = False
    phrases: list[str] = field(default_factory=list)


def list_total(bound):
    """The `ListTotal` of a filter set. Costs a query, or two where there are very many rows."""
    if bound.asks_for_time:
        return ListTotal(*count_with(bound.qs, bound.certain_q()))
    number, is_more = count_up_to(bound.qs)
    return ListTotal(number, number, is_more)
