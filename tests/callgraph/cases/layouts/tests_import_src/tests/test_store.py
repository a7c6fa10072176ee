"""A test."""

from shop.store import save
from tests.helpers import make

def test_save():
    make()
    save()
