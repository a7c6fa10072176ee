"""Runs the program."""

from . import version
from .commands import run

def main():
    version()
    run()
