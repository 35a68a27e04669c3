"""`python -m terasa.config.cli`, the same as the command `terasa`."""

import sys

from terasa.config.cli import main

sys.exit(main())
