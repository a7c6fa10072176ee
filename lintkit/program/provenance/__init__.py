"""The parts of the backward walk: how values get from one place to the next."""
