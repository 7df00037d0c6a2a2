"""Use cases. Each takes the session first, checks permission on the object, and never commits."""
