"""How long can it wait, and then?"""
