"""Imports from every level."""

from . import format
from .. import auth
from ... import configure, models

def show():
    format.render()
    auth.check()
    models.load()
    configure()
