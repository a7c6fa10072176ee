"""The function hides the module."""

from tools.build import build
