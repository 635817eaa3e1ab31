"""Middleware that records the request of each change in the history."""

from pghistory.middleware import HistoryMiddleware

from cooperation.request_log import request_id


class NumberedHistoryMiddleware(HistoryMiddleware):
    """Names user, address and number of the request in the history and in the audit log."""

    def get_context(self, request):
        return super().get_context(request) | {"request_id": request_id.get()}
