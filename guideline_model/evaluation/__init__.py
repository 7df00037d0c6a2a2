"""Measures writers on held-out examples: checks, leaks, names, closeness to references, time."""
