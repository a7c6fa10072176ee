"""Two modules with the same functions are handed to one function."""

import files
import memory

def run(backend):
    backend.save()


run(files)
run(memory)
