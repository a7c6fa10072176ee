"""LK3xx: what is looked at before the output of a model is trusted."""
