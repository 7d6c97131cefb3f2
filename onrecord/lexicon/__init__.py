"""Reviewed word lists as data files, and their typed loaders."""
