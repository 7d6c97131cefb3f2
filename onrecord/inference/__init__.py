"""The shipped model at work; the only package that imports the inference runtime."""
