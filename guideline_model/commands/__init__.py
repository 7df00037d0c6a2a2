"""The commands of `python -m guideline_model`, one file each."""
