"""Gemma 3 as a writer: loading it in 4 bits with its adapters, and decoding many units at once.

The modules in here import torch: import them only where a model is loaded, trained or evaluated.
"""

import logging
import os

# Threads of torch that spin while they wait for each other made everything 4 to 14 times slower
# where judges keep the cores busy. It is read when torch is loaded, so it is said here.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
# It says at import that a kernel of the hub is not there; nothing is to be fetched at run time.
logging.getLogger("bitsandbytes.backends.cpu.ops").setLevel(logging.ERROR)
