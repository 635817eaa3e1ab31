"""A program that turns specifications into SVG, and SVG into PNG, until its input ends.

A request is a line of JSON on standard input: {"spec": …} or {"svg": …, "scale": …}. The answer on
standard output is a line of JSON, {"length": bytes} or {"error": text}, and then so many bytes.

Vega runs in V8, whose memory nobody can limit, stop or give back from outside: so it has a process
of its own, which starts in a second, imports nothing of the register, and is replaced now and then.
"""

import json
import os
import select
import sys

import vl_convert

IDLE = 600  # seconds after which it ends if nobody asks for anything


def render(request, hosts):
    """The SVG or PNG of a request."""
    if "spec" in request:
        return vl_convert.vegalite_to_svg(request["spec"], allowed_base_urls=hosts).encode()
    return vl_convert.svg_to_png(request["svg"], scale=request["scale"])


def main(hosts):
    """Answer requests one by one; ``hosts`` are all that a specification may load from."""
    # Whatever a library prints goes to standard error: the answers have the channel for themselves.
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # A line is read only when it has begun to arrive, and one request is sent at a time, so nothing
    # waits in the buffer while `select` looks at the pipe.
    while select.select([sys.stdin.buffer], [], [], IDLE)[0]:
        line = sys.stdin.buffer.readline()
        if not line:  # The parent process has ended.
            return
        try:
            head, body = {}, render(json.loads(line), hosts)
        except (ValueError, RuntimeError) as error:  # How vl_convert says that it cannot draw it.
            head, body = {"error": str(error)}, b""
        output.write(json.dumps({**head, "length": len(body)}).encode() + b"\n" + body)
        output.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
