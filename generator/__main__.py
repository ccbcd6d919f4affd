"""Run the command line: ``python -m generator`` is the same as ``fil-rouge``."""

from generator.cli import main

if __name__ == "__main__":
    main()
