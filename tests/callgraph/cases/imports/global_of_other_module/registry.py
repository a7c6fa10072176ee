"""Keeps one function."""

current = None

def register(function):
    global current
    current = function
