"""A child that tests put in place of ``etl.read.parse``: the file's name makes it die or hang."""

import os
import sys
import time

for line in sys.stdin:
    if "hang" in line:
        time.sleep(60)
    if "die" in line:
        os.abort()
    sys.stdout.write('{"sheets": []}\n')
    sys.stdout.flush()
