"""Calls pong."""

import pong

def play(n):
    if n:
        pong.answer(n - 1)
