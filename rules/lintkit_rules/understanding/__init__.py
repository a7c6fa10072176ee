"""Who can explain it, and how would we know if it stopped?"""
