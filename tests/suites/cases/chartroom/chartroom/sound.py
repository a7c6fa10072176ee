from chartroom import clients


def sound(depth):
    client = clients.get_client()
    return client.responses.create(model="gpt-4o-mini", input=str(depth)).output_text
