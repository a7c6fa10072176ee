"""A package below `src`."""

import sys

sys.path[:0] = ["src"]

from shop.store import save

save()
