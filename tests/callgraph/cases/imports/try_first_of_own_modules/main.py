"""The first import cannot fail, so that the second never happens."""

try:
    from fast import dumps
except ImportError:
    from slow import dumps

dumps()
