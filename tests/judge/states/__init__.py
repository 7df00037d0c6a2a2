"""Wrong answers of the samples, one file a language, and what is to be told of each.

    == PROBLEM LEVEL UNIT
    the answer
    -> sample | what parts | round | time | call | name: should be / is

Nothing after the arrow: no sample shows it, so nothing is told. Written and checked by hand.
"""
