"""Charts for every app: bars that anybody can read, and their table below."""

from django import template

from network.content.charts import Chart

register = template.Library()


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(chart: Chart, csv_url: str = "") -> dict[str, object]:
    """Draw the chart, its figures in a table below, and the address of its file where there is one."""
    return {"chart": chart, "csv_url": csv_url}
