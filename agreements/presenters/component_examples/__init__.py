"""Example inputs of the template components, for the page of components that developers open.

`EXAMPLES` has the states of each component by the name of its template, each with the inputs that
its first line declares. The texts are in English and invented; addresses that begin with # lead
nowhere, and charts are those of the front page.
"""

from agreements.presenters.component_examples import charts, lists, records, values

EXAMPLES = {**values.EXAMPLES, **records.EXAMPLES, **lists.EXAMPLES, **charts.EXAMPLES}

# What stands around a component in a page, without which a browser shows it wrongly.
FRAMES = {
    "detail_row": '<dl class="detail-list">{}</dl>',
    "details": '<dl class="detail-list">{}</dl>',
    "specialties": '<dl class="detail-list">{}</dl>',
    "number_cell": '<div class="stats">{}</div>',
    "filter_form": '<div class="sidebar">{}</div>',
}
