"""What `makemigrations` compares: models, the triggers of the history, and the files in `sql/`."""

from django.db.migrations import RunSQL
from django_migrate_sql import autodetector
from django_migrate_sql.operations import MigrateSQLMixin
from pgtrigger.migrations import MigrationAutodetectorMixin as HistoryTriggers

from agreements.database.columns import COMPUTED, GENERATING
from agreements.database.items import APP, sql_graph


class SQLText(str):
    """A text that migrations spell line by line."""

    def __repr__(self):
        lines = "".join(f"    {line!r}\n" for line in self.splitlines(keepends=True))
        return f"(\n{lines})" if "\n" in self else super().__repr__()


class MigrationAutodetector(HistoryTriggers, autodetector.MigrationAutodetector):
    """Finds changed models, history triggers and SQL, and has columns recomputed that follow."""

    def __init__(self, from_state, to_state, questioner=None, to_sql_graph=None):
        super().__init__(from_state, to_state, questioner, to_sql_graph or sql_graph())

    def generate_sql_changes(self):
        """Add operations for changed SQL, and behind them those that recompute columns."""
        before, after = self.from_sql_graph.nodes, self.to_sql_graph.nodes
        kept = before.keys() & after.keys()
        for key in kept:
            after[key].replace = is_replaceable(before[key], after[key])
        super().generate_sql_changes()
        changed = {key for key in kept if before[key].sql != after[key].sql}
        statements = list(recomputing(self.to_sql_graph, changed))
        if statements:
            self.add_operation(APP, RunSQL(SQLText("\n".join(statements)), RunSQL.noop))

    def _sort_migrations(self):
        """Put the SQL behind the tables and columns that it names, and the recomputing last."""
        super()._sort_migrations()
        for operations in self.generated_operations.values():
            operations.sort(key=sql_last)

    def add_sql_operation(self, app_label, sql_name, operation, dependencies):
        """Add an operation whose texts one can read in the migration."""
        for name in ("sql", "reverse_sql", "state_reverse_sql"):
            if isinstance(getattr(operation, name, None), str):
                setattr(operation, name, SQLText(getattr(operation, name)))
        super().add_sql_operation(app_label, sql_name, operation, dependencies)


def sql_last(operation):
    """0 for operations on models, 1 for those on items of SQL, 2 for other SQL."""
    return 2 if type(operation) is RunSQL else int(isinstance(operation, MigrateSQLMixin))


def is_replaceable(before, after):
    """Whether CREATE OR REPLACE makes the one out of the other: a function whose arguments and
    result stay, triggers of which none goes. Otherwise it is dropped first.
    """
    return (
        "OR REPLACE" in after.sql
        and before.reverse_sql == after.reverse_sql
        and head(before.sql) == head(after.sql)
    )


def head(sql):
    """Name, arguments and result of a function; "" for what is none."""
    return sql.partition("LANGUAGE")[0] if sql.startswith("CREATE OR REPLACE FUNCTION") else ""


def recomputing(graph, changed):
    """The statements that compute the columns anew that follow from some changed functions."""
    if any(follows_from(graph, name, changed) for name in GENERATING):
        yield "SELECT refresh_generated_columns();"
    for table, _columns, compute, refresh in COMPUTED:
        if follows_from(graph, compute, changed):
            yield f"SELECT {refresh}(array_agg(id)) FROM agreements_{table};"


def follows_from(graph, name, changed):
    """Whether a function, or one that it calls, is among the changed ones."""
    return not changed.isdisjoint(autodetector.get_ancestors(graph.node_map[APP, name]))
