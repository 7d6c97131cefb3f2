"""Pure functions of strings: lines, quotation marks."""
