"""A package looks its names up in a table of modules (PEP 562)."""

from app import Client
import app

Client().send()
app.Server().listen()
