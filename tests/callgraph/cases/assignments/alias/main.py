"""A second name for a function."""

def target():
    pass


alias = target
alias()
