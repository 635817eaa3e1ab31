"""Parameters of an address that nothing reads."""

import re

# What other sites, mail programs and messengers add to a link to count its visitors.
TRACKING = re.compile(
    r"utm_\w+|mc_[ce]id|_ga|_gl|(fb|g|d|tw|y)clid|msclkid|gclsrc|wbraid|gbraid|igshid|igsh|zarsrc"
    r"|spm|isappinstalled"
)


def unknown_parameters(query, known=()):
    """The names in a query string that are neither known nor added to count visitors, in the order
    of the address.
    """
    return [name for name in query if name not in known and not TRACKING.fullmatch(name)]
