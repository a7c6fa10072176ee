"""Tests beside `src` import the package and a helper of their own."""

import sys

sys.path[:0] = ["src", "."]

from tests.test_store import test_save

test_save()
