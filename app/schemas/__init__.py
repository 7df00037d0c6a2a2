"""Pydantic models of the REST API, one file per resource. What comes in is strict."""
