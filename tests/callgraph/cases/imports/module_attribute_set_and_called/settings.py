def hook():
    pass
