"""Last hop."""

from .routes import handle
