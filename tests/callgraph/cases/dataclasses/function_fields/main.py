"""Fields that hold functions: given by position, by keyword, and the default."""

from dataclasses import dataclass
from typing import Callable

def quiet():
    pass


def before():
    pass


def after():
    pass


@dataclass
class Hooks:
    start: Callable
    end: Callable = quiet

    def run(self):
        self.start()
        self.end()


Hooks(before).run()
Hooks(start=before, end=after).run()
