"""Clusters: the input in shares that tasks annotate on other machines, by Ray or Slurm.

A share is a task of a datatrove pipeline, whose one step is ours; one that is done has a mark, so that a build that
was stopped goes on with the others.
"""
