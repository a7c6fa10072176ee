"""Imports by the name without `src`."""

from shop import prices
from .units import convert

def save():
    prices.round_up()
    convert()
