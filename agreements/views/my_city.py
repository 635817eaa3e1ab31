"""My city: the choice of a place that becomes the front page of a visitor."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _

from agreements.filters.named import RegionForm
from agreements.models import Region
from agreements.presenters.my_city import my_city_page
from agreements.views.lists import form_errors
from cooperation.visitor_cookie import Visit, forget, read_visit, remember


def my_city(request):
    """The form to choose a place. With ``place`` the visitor keeps it, with ``remove`` no longer;
    both lead to the front page. It only reads the register, so it answers GET as all pages do; a
    link of another site changes nothing, but fills the form in.
    """
    today = timezone.localdate()
    is_foreign = request.headers.get("Sec-Fetch-Site") == "cross-site"
    if "remove" in request.GET and not is_foreign:
        response = redirect("home")
        forget(response)
        return private(response)
    form = RegionForm(request.GET if "place" in request.GET else None)
    if form.is_valid() and not is_foreign:
        slug = form.cleaned_data["place"].slug
        visit = read_visit(request, today)
        response = redirect("home")
        remember(response, visit if visit and visit.slug == slug else Visit(slug, today, today))
        return private(response)
    context = {
        "breadcrumbs": [{"label": _("My city")}],
        "form": form,
        "refused": form_errors(request, form),
        "chosen": chosen_region(request, today),
    }
    status = 400 if form.errors else 200
    response = render(request, "agreements/my_city_choice.html", context, status=status)
    return private(response)


def chosen_region(request, today):
    """The public place that a visitor keeps, or None."""
    visit = read_visit(request, today)
    if visit is None:
        return None
    found = Region.objects.for_public().in_bulk([visit.slug], field_name="slug")
    return found[visit.slug] if found else None


def show_my_city(request, today):
    """The front page of a visitor who keeps a place, or None for anybody else.

    Raises no error for a cookie that cannot be read or a place that is not public any more.
    """
    region = chosen_region(request, today)
    if region is None:
        return None
    visit = read_visit(request, today)
    context = my_city_page(region, since=visit.previous, day=today)
    response = render(request, "agreements/my_city.html", context)
    remember(response, visit)
    return response


def private(response):
    """A response that no shared cache keeps, since it depends on the visitor's cookie."""
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])
    return response
