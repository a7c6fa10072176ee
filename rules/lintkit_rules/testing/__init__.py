"""Which test shows it?"""
