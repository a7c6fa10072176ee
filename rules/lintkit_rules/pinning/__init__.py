"""Which model answers, and what when it moves or retires?"""
