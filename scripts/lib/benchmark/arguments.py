"""Arguments of the command line."""

import argparse
import sys


class Parser(argparse.ArgumentParser):
    """A mistake is one line."""

    def error(self, message):
        """Ends with status 2."""
        print(f"benchmark: {message}", file=sys.stderr)
        sys.exit(2)
