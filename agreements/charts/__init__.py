"""Charts: one function per chart, data in, `Chart` out; `svg` renders it as SVG and PNG."""
