"""`__init__` replaces its module by the function of the same name."""

from tools import build
import tools

build()
tools.build()
