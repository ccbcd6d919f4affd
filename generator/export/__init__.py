"""Turn a chronicle into the formats that others read, one module for each."""
