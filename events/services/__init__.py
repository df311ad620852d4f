"""What people, staff and imports do to sessions and seats: one verb or noun a file.

Whoever changes a seat holds the row of its session (`locking`) and writes through `seats.Seats`.
"""
