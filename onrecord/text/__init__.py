"""Pure functions of strings: lines, sentences, quotation marks."""
