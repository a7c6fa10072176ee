"""`__import__` gives the outermost package."""

__import__("store").save()
__import__("app.jobs").start()
