"""Leaf functions and value types on strings. Imports nothing of ours but errors."""
