"""The table of a chart, and its CSV."""

from agreements.charts.chart import Cell, Chart, Rows, as_csv

# Sizes and tables


def test_row_is_made_only_when_it_is_read():
    made = []
    rows = Rows([(number, number * 2) for number in range(1000)], lambda *pair: made.append(pair))

    first = rows[:2]

    assert (len(rows), len(first), made) == (1000, 2, [(0, 0), (1, 2)])


# Colours and files


def test_csv_guards_formulae():
    chart = Chart(
        title="",
        description="",
        draw=lambda width: {},
        columns=["Name", "Number"],
        rows=[[Cell("=1+1"), Cell(-3)], [Cell('老街, "x"'), Cell(2)]],
    )

    assert as_csv(chart) == '\ufeffName,Number\r\n\'=1+1,-3\r\n"老街, ""x""",2\r\n'
