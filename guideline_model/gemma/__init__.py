"""Gemma 3 as a writer: loading it in 4 bits with its adapters, and decoding many units at once.

The modules in here import torch: import them only where a model is loaded, trained or evaluated.
"""
