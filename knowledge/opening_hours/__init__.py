"""Opening hours: what is known about them, what follows from it, and what can be promised.

`read_plans` reads what staff have written, `read_dpl` what the library's website says; `OpeningHours` answers
questions to either, and `promise` says by when staff will have had so many hours.
"""

from knowledge.opening_hours.dpl import DplHours, Place, kind_of, read_dpl
from knowledge.opening_hours.opening import Interval, OpeningHours, State, Status
from knowledge.opening_hours.plan_file import PLAN_FILE, read_plans
from knowledge.opening_hours.promises import Deadline, Nearness, Promise, deadline, promise
from knowledge.opening_hours.timetable import DatedHours, Holidays, Hours, Kind, Timetable, WeeklyPlan

__all__ = [
    "PLAN_FILE",
    "DatedHours",
    "Deadline",
    "DplHours",
    "Holidays",
    "Hours",
    "Interval",
    "Kind",
    "Nearness",
    "OpeningHours",
    "Place",
    "Promise",
    "State",
    "Status",
    "Timetable",
    "WeeklyPlan",
    "deadline",
    "kind_of",
    "promise",
    "read_dpl",
    "read_plans",
]
