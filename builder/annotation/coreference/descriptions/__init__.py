"""Descriptions: whom "the former minister" or "the ministry" stands for."""
