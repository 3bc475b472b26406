"""spaCy's side of the comparison: blank Arabic pipeline and a Matcher.  Run by bench.py in its own environment.

Reads a job file (texts, patterns: 40 lists of forms) and prints the seconds of the fastest round.
"""

import json
import sys
import time

import spacy
from spacy.matcher import Matcher

with open(sys.argv[1], encoding="utf-8") as job_file:
    job = json.load(job_file)
nlp = spacy.blank("ar")
nlp.max_length = 10**8
matcher = Matcher(nlp.vocab)
for number, forms in enumerate(job["patterns"]):
    matcher.add(f"p{number}", [[{"ORTH": {"IN": forms}}, {"IS_ALPHA": True}]])
times = []
for _ in range(job["rounds"]):
    started = time.process_time()
    for text in job["texts"]:
        matcher(nlp(text))
    times.append(time.process_time() - started)
print(min(times))
