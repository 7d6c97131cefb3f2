"""Which words of one article mean the same party."""
