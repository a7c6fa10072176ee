"""Binds an instance."""

from app.config import Config

config = Config()
