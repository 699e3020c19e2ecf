"""All sectors that the tables of the suite speak of."""

from __future__ import annotations

from evaluation.table_suite.sectors_land import AGRICULTURE, PARTY, TRANSPORT
from evaluation.table_suite.sectors_people import CULTURE, HEALTH, SCHOOL

SECTORS = (HEALTH, AGRICULTURE, TRANSPORT, CULTURE, SCHOOL, PARTY)
