"""How a day and an hour are typed in a form of the site; pickers where the browser has them."""

from django import forms

HOURS = ("%H:%M", "%Hh%M", "%Hh", "%H h %M", "%H h")


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")
