"""Hands on."""

from .client import HttpClient as Client
