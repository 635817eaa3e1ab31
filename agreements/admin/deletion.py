"""The page that confirms a deletion: related rows that go along, and rows that protect it."""

from django.contrib.admin.utils import NestedObjects
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from agreements.admin.database_errors import DatabaseErrorMixin

# Who sees two hundred rows that refer to a region knows that it cannot go.
MAX_PROTECTED = 200


class NamedObjects(NestedObjects):
    """Collects what goes along, with what the names of those rows are made of."""

    def related_objects(self, related_model, related_fields, objs):
        keys = [key.name for key in related_model._meta.concrete_fields if key.many_to_one]
        return super().related_objects(related_model, related_fields, objs).select_related(*keys)


class DeleteViewMixin(DatabaseErrorMixin):
    """The part of an admin that lists rows on the page of a deletion, without a query for each."""

    def delete_view(self, request, object_id, extra_context=None):
        """The page; after an error of the database again, with what protects the row now."""
        return self.with_error_message(super().delete_view, request, object_id, extra_context)

    def get_deleted_objects(self, objs, request):
        collector = NamedObjects(using=objs[0]._state.db, origin=objs)
        collector.collect(objs)
        forbidden = {
            model._meta.verbose_name
            for model, rows in collector.model_objs.items()
            for row in rows
            if self.admin_site.is_registered(model)
            and not self.admin_site.get_model_admin(model).has_delete_permission(request, row)
        }
        count = {
            model._meta.verbose_name_plural: len(rows)
            for model, rows in collector.model_objs.items()
        }
        protected = sorted(map(self._named, list(collector.protected)[:MAX_PROTECTED]))
        return collector.nested(self._named), count, forbidden, protected

    def _named(self, row):
        kind = capfirst(row._meta.verbose_name)
        name = str(row)
        if owner := row._meta.auto_created:
            other = [
                key
                for key in row._meta.concrete_fields
                if key.many_to_one and key.remote_field.model is not owner
            ]
            kind, name = capfirst(other[0].verbose_name), str(getattr(row, other[0].name))
        if not self.admin_site.is_registered(type(row)):
            return format_html("{}: {}", kind, name)
        page = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
        return format_html('{}: <a href="{}">{}</a>', kind, reverse(page, args=[row.pk]), name)
