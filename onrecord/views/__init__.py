"""Records as people see them: in a terminal and in a notebook."""
