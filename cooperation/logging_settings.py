"""The setting LOGGING: to standard error, for whatever runs the server to keep."""

from pythonjsonlogger.core import RESERVED_ATTRS


def logging_settings(readable: bool) -> dict:
    """The configuration for ``logging.config.dictConfig``.

    In production each line is a JSON object, and each request has one. A readable log is for local
    mode: lines of text, and only about what went wrong.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "without_traceback": {"()": "cooperation.errors.WithoutTraceback"},
            "request_id": {"()": "cooperation.request_log.RequestId"},
            "without_query": {"()": "cooperation.request_log.WithoutQuery"},
        },
        "formatters": {
            "json": {
                "()": "cooperation.request_log.JsonLines",
                "fmt": ["asctime", "levelname", "name", "message"],
                "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
                # What Django adds is an object, in whose text the whole query stands.
                "reserved_attrs": [*RESERVED_ATTRS, "request"],
            },
            "readable": {
                "()": "cooperation.request_log.ReadableLines",
                "fmt": "{asctime} {levelname} {name} [{request_id}]: {message}",
                "style": "{",
                "defaults": {"request_id": "-"},
            },
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "readable" if readable else "json",
                "filters": ["request_id", "without_traceback"],
            }
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "access": {"level": "WARNING" if readable else "INFO"},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # What Django says of statuses from 400 to 499 stands in the line of the request.
            "django.request": {"level": "ERROR"},
            # What it says of an answer that breaks off. Its master says the rest, as plain text.
            "gunicorn.error": {"handlers": [], "propagate": True, "filters": ["without_query"]},
        },
    }
