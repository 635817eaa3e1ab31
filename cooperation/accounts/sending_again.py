"""The page for a form that arrives too late: nothing is done, and nothing typed is lost."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as stock_csrf_failure
from django.views.decorators.debug import sensitive_post_parameters

from cooperation.middleware import is_staff_area

TOKEN = "csrfmiddlewaretoken"
# Pages whose forms hold secrets, which are not sent back to the browser.
SECRET_PAGES = {"login", "sign_in_code", "set_up"}


@sensitive_post_parameters()
def send_again(request):
    """The page (403) that keeps what was typed and sends it again, after a sign-in in another tab.

    A form with secrets is asked for anew.
    """
    if _has_secrets(request):
        messages.info(request, _("The page was open for too long. Please try again."))
        return HttpResponseRedirect(request.get_full_path())
    context = {
        "title": _("Not sent yet"),
        "address": request.get_full_path(),
        "fields": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name != TOKEN
        ],
        "has_files": bool(request.FILES),
        "account": request.user.get_username() if request.user.is_staff else "",
    }
    context = admin.site.each_context(request) | context
    return render(request, "accounts/send_again.html", context, status=403)


def _has_secrets(request):
    is_secret = request.resolver_match.url_name in SECRET_PAGES
    return is_secret or any("password" in name for name in request.POST)


def csrf_failure(request, reason=""):
    """The answer to a form without a valid token: signing in gives a new one, so that forms which
    were opened before have the old one. A form of another site gets the stock page.
    """
    if is_staff_area(request) and _is_from_our_page(request):
        return send_again(request)
    return stock_csrf_failure(request, reason)


def _is_from_our_page(request):
    """Whether the browser says that a page of ours has sent the form."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
