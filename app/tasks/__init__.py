"""Thin Celery entries: three queues, and the results that come back to the app's own."""
