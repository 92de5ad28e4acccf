"""A child in place of etl.read.parse for tests: it dies or hangs as its file is named."""

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
