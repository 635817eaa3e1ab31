"""The table on the page of a chart."""

from html.parser import HTMLParser

from tests.chart_pages import address


class Cells(HTMLParser):
    """The rows of a page's table as lists of (text, address)."""

    def __init__(self, text):
        super().__init__()
        self.rows = []
        self.is_body = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "tbody":
            self.is_body = True
        elif self.is_body and tag == "tr":
            self.rows.append([])
        elif self.is_body and tag == "td":
            self.rows[-1].append(["", ""])
        elif self.is_body and tag == "a":
            self.rows[-1][-1][1] = dict(attrs)["href"]

    def handle_endtag(self, tag):
        if tag == "tbody":
            self.is_body = False

    def handle_data(self, data):
        if self.is_body and data.strip():
            self.rows[-1][-1][0] += data


def table(client, where):
    """The table of a chart's page."""
    return Cells(client.get(address(where, "/")).content.decode()).rows
