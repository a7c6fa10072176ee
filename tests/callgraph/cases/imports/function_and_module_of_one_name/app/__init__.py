"""The function wins."""

from .run import run
