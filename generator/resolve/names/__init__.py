"""Which page each name leads to: forms compared, records, one person or two."""
