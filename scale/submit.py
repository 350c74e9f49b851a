"""For spark-submit: `spark-submit --archives FILE#rewardlens submit.py score INPUT OUTPUT`. See docs/scale.md."""

import sys

from rewardlens_spark.__main__ import main

sys.exit(main())
