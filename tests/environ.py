"""A WSGI application that answers with what the server tells it of a request."""

import json


def application(environ, start_response):
    texts = {name: value for name, value in environ.items() if isinstance(value, str)}
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(texts).encode()]
