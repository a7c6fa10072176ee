"""One run: which files, lowered in parallel or from the cache, linked, accounted for, judged."""
