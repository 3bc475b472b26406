"""yargy's side of the comparison: a rule for each list of written forms.  Run by runs.py in its own environment.

Reads a job file (texts, patterns) and prints the seconds of one pass.
"""

import json
import sys
import time

from yargy import Parser, or_, rule
from yargy.predicates import in_, type
from yargy.tokenizer import MorphTokenizer, TokenRule

with open(sys.argv[1], encoding="utf-8") as job_file:
    job = json.load(job_file)
arabic = MorphTokenizer([TokenRule("AR", "[\u0621-\u065f\u0670-\u06d3]+"), *MorphTokenizer().rules])
rules = or_(*(rule(in_(set(forms)), type("AR").repeatable(max=5)) for forms in job["patterns"]))
parser = Parser(rules, tokenizer=arabic)
started = time.process_time()
found = sum(1 for text in job["texts"] for _ in parser.findall(text))
print(found, time.process_time() - started)
