"""Calls ping."""

import ping

def answer(n):
    ping.play(n)
