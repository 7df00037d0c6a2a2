"""The writers of guidelines."""
