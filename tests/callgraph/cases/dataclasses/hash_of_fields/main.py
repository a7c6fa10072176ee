"""The hash that a dataclass gets asks its fields for theirs."""

from dataclasses import dataclass
from typing import NamedTuple


class Name:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return len(self.text)


@dataclass(frozen=True)
class Key:
    name: Name


class Pair(NamedTuple):
    name: object


class Other:
    def __hash__(self):
        return 1


def as_key():
    return {Key(Name("a")): 1}


def as_member():
    return {Pair(Other())}


as_key()
as_member()
