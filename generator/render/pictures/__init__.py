"""Pictures of the chronicle, drawn when the site is built: laid out in whole numbers, then printed as SVG."""
