def a_hook(): pass
def x_hook(): pass
def b(): pass
