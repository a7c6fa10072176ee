"""What the code itself says about each module, beside the accounts of its integration points."""
