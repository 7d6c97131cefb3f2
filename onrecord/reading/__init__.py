"""From an article to its record: one module an annotator."""
