"""onrecord reads news and puts it on the record: who said what, in which exact words."""

__version__ = "0.1.0"
