"""From data to the model that ships; never imported by `onrecord`."""
