"""Trains LoRA adapters: one for each level, from the examples that `dataset` makes."""
