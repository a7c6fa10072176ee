"""Second hop."""

from ..core import handle
