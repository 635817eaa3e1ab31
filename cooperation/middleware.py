"""What is done with every request before it reaches a view."""

from django.http import HttpResponsePermanentRedirect


def single_leading_slash(get_response):
    """Leads an address that begins with several slashes to the one with a single slash.

    A link to `//evil.example/` on a page of ours would lead to that host. The address itself is
    often only put together carelessly: `https://register.example/` and `/agreements/`.
    """

    def middleware(request):
        if not request.path_info.startswith("//"):
            return get_response(request)
        request.path = "/" + request.path_info.lstrip("/")
        return HttpResponsePermanentRedirect(request.get_full_path(), preserve_request=True)

    return middleware
