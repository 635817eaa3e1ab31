"""The functions, triggers and views of the database: columns that follow from other rows, rules
that look at other rows, uncertain dates, search and partnerships.

    sql/             one file for each function, view, or table with triggers
    items.py         reads the files
    autodetector.py  has `makemigrations` write down what changed in them
    columns.py       which columns are derived
    checking.py      compares the derived columns of a database with its rows
    installed.py     compares its functions, views and triggers with the files
    bulk_load.py     has each record of a bulk load derived once
    rules.py         the messages of the rules that triggers hold
    expressions.py   the functions that models call in generated columns

A change of a file reaches databases by a migration, in which its text is frozen; `makemigrations
--check` fails while there is none. Derived columns are written after every statement that changes
what they follow from, once a statement, so that a form, `bulk_create`, COPY and plain SQL cost and
do the same. The refreshing functions set `register.deriving`, and only while it is on may a derived
column be written at all.
"""
