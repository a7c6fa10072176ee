"""Two distributions of one repository; one uses the other."""

import sys

sys.path[:0] = ["packages/core", "packages/web"]

from web.views import show

show()
