"""Cyclic imports of modules, not names, work at any time."""

import left

left.ping(2)
