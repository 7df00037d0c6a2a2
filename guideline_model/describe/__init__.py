"""From a syntax tree to what a program does, in no language at all."""
