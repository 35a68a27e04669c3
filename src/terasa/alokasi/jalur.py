"""Which path counts: the compiled one where it was built, the plain one where TERASA_TANPA_KOMPILASI=1 asks for it."""

import os

# Read once: asking the environment takes longer than counting a small election.
murni = os.environ.get("TERASA_TANPA_KOMPILASI") == "1"
