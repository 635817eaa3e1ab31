"""Thousands as CLDR separates them for Chinese; Django's own format has no separator."""

THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
