"""The account of each integration point: its deadline, its model, its SDK, who reaches it."""
