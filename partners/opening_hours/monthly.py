"""Hours of some weeks of each month only, `Sa[1] 10:00-12:00`, apart from those of every week."""

from partners.opening_hours.said import BETWEEN_DAYS, RULE

Monthly = list[tuple[str, str]]


def apart(osm: str) -> tuple[str, Monthly]:
    """Return the rules of every week, then those of the month: which days, `Sa[1]`, and `10:00-12:00`."""
    weekly, monthly = [], []
    for rule in filter(None, map(str.strip, osm.split(";"))):
        found = RULE.fullmatch(rule)
        days = BETWEEN_DAYS.split(found["days"] or "") if found else []
        some_weeks = [day for day in days if "[" in day]
        if not some_weeks:
            weekly.append(rule)
            continue
        hours = rule[len(found["days"]) :].strip(": ")
        monthly.append((",".join(some_weeks), hours))
        if len(some_weeks) < len(days):
            weekly.append(f"{','.join(day for day in days if '[' not in day)} {hours}")
    return "; ".join(weekly), monthly
