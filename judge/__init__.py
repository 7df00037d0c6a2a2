"""Compiles, runs and checks programs in a sandbox; knows nothing of web or database."""
