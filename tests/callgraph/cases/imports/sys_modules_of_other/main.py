"""Another module is taken from `sys.modules`."""

import sys
import store

sys.modules["store"].save()
