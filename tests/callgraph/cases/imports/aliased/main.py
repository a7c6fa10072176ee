"""A function and a module under other names."""

import tools as helpers
from tools import build as make

make()
helpers.check()
