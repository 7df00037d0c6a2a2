"""Prompts, writers and verification of guidelines."""
