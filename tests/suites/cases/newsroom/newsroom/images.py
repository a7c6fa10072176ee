import replicate


def illustrate(headline):
    output = replicate.run("black-forest-labs/flux-schnell", input={"prompt": headline})
    return output[0] if output else None
