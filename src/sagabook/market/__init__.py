"""The market: when clubs may register players."""

from sagabook.market.window_tables import read_calendar, shipped_calendar
from sagabook.market.windows import Business, Calendar, Standing, Window

__all__ = ["Business", "Calendar", "Standing", "Window", "read_calendar", "shipped_calendar"]
