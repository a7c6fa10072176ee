"""What a run covers: files, their text, their module names, the tests, the dependencies."""
