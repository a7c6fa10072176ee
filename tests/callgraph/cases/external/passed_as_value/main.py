"""A function of a library is passed to a function that calls it."""

import json

def apply(function, value):
    return function(value)


apply(json.dumps, 1)
