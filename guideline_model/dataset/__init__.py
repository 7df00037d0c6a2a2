"""Training examples: read from many places, cleaned, verified, without doubles, and split."""
