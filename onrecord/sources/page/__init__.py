"""A news page taken apart: its tree, what it says of itself, its body and its captions."""
