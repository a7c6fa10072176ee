"""Has helpers of its own."""

from .helpers import prepare

def run():
    prepare()
