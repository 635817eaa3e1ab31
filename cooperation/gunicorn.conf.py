"""The configuration of gunicorn for `make run` and for production; options add to it.

Whether a proxy is believed is settled in one place, PROXY_COUNT in `settings.py`. gunicorn by
itself believes whoever connects from this machine or by a socket, which is what a proxy does with
the requests of everybody: a client could set the scheme of all addresses, or with `SCRIPT_NAME`
their beginning.
"""

forwarder_headers = ""
secure_scheme_headers = {}
forwarded_allow_ips = ""
# Of `X-Forwarded-For` and `X_Forwarded_For` the application would get one value.
header_map = "drop"

# As long as gunicorn allows. The filters of a list stand in its address.
limit_request_line = 8190  # bytes
# A socket by which its processes could be steered; nothing of ours uses it.
control_socket_disable = True
