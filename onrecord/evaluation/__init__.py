"""How well the reader does, and the gate that keeps it from getting worse."""
