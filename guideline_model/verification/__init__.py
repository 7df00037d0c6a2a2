"""The families of checks that `guideline_model.verify` asks, a file each."""
