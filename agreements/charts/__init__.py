"""Pictures: one function per picture, data in, `Picture` out; `drawing` makes SVG and PNG of it."""
