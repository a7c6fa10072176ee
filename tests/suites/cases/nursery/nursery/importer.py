from nursery.plants import Plant


def load(line):
    return Plant.model_validate_json(line)
