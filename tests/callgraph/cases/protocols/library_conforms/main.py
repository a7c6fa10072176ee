"""A module of the standard library has what a protocol asks for; the protocol runs nothing."""

import json
from typing import Protocol


class Format(Protocol):
    def dumps(self, value):
        pass


class Writer:
    def __init__(self, form: Format | None = None):
        self.form: Format = json if form is None else form

    def write(self, value):
        self.form.dumps(value)


Writer().write(1)
