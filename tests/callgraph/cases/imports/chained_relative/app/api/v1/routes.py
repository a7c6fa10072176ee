"""Third hop."""

from .. import handle
