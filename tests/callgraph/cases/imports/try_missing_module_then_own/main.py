"""The import of a library that is not there is replaced by a module of the program."""

try:
    import surely_not_a_library as fast
except ModuleNotFoundError:
    import slow as fast

fast.dumps()
