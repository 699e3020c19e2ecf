"""What every test shares: property tests are never judged by the clock of a busy machine, and today is one day."""

import os

from hypothesis import settings

os.environ.setdefault("CANCU_TODAY", "2025-06-10")

settings.register_profile("cancu", deadline=None)
settings.load_profile("cancu")
