"""How one record stands in the public form of another one."""


def named(row):
    """How a region or an institution without a seat stands in another form."""
    return {
        "slug": row.slug,
        "display_name": row.name,
        "name": row.name,
        "name_zh": row.name_zh,
        "name_vi": row.name_vi,
        "url": row.get_absolute_url(),
    }


def related(record):
    """How a record stands in the form of another one."""
    return {
        "code": record.code,
        "display_title": record.title,
        "title": record.title,
        "title_zh": record.title_zh,
        "title_vi": record.title_vi,
        "url": record.get_absolute_url(),
    }
