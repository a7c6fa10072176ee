"""A class handed up through two packages."""

from app import Client

Client().send()
