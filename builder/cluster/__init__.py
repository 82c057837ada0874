"""Clusters: the input in shares that tasks annotate on other machines, by Ray or Slurm.

Engines are datatrove's: one pipeline, one step of which is ours, run once a share (its "rank"); a share that is done has
a mark, so that what was stopped goes on with the others.
"""
