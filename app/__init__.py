"""The web service: everything that people and programs meet over HTTP."""
