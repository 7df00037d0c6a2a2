"""Pure rules: who may do what, what a report means in words, when a problem can be published."""
