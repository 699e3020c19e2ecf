"""What every test shares: property tests are never judged by the clock of a busy machine."""

from hypothesis import settings

settings.register_profile("cancu", deadline=None)
settings.load_profile("cancu")
