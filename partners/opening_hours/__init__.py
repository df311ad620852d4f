"""Opening hours in OpenStreetMap's notation, told in plain words, right in Europe/Paris.

https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from partners.opening_hours.repair import repair
from partners.opening_hours.structured import specifications
from partners.opening_hours.week import usual_week
from partners.opening_hours.wording import Day, OpeningHours, Period, describe

__all__ = ["Day", "OpeningHours", "Period", "describe", "repair", "specifications", "usual_week"]
