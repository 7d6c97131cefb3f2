"""Who is who across articles: the register of parties."""
