"""Methods of string literals."""

def run():
    text = "a,b"
    return text.split(","), " a ".strip(), "{}".format(1)


run()
