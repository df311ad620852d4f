"""Where money comes from: funders, their programmes and dated calls, what they financed, patronage."""
