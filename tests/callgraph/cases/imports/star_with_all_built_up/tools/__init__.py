"""Exports what its modules export and one name of its own."""

from . import checks
from .builders import *
from .builders import __all__ as _builders
from .checks import *

__all__ = list(_builders)
__all__ += checks.__all__
__all__ += ["extend"]


def extend():
    pass


def hidden():
    pass
