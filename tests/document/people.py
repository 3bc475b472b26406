"""People of the tests of documents: their names, and how a text calls them first."""

MOANGI, IWANU, ADU = "جوزيف موانغي", "نيكوس إيوانو", "دانيال أوسو"
KENYAN = f"الرئيس الكيني {MOANGI}"
CYPRIOT = f"وزير الخارجية القبرصي {IWANU}"
GHANAIAN = f"الرئيس الغاني {ADU}"
BOTH = f"{MOANGI} + {IWANU}"
