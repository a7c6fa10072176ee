"""The public names."""

from app.core import Client as Client
