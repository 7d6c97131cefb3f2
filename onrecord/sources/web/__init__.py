"""Addresses fetched with care: checked hosts, robots.txt, limits, evidence."""
