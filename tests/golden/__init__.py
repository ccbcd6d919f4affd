"""Golden cases as folders of files, and the one comparison that reads them."""
