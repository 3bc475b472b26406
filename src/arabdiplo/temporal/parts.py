"""Parts of the year as TIMEX3 writes them."""

#: what may stand where the month stands: quarters, halves, seasons, with their months;
#: 13 and 14 are those of the next year, in which a winter ends
PARTS_OF_YEAR = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
    "H1": (1, 6), "H2": (7, 12),
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14),
}  # fmt: skip
