"""What a saved model has."""

import json

import numpy as np


def weights_of(folder) -> np.ndarray:
    """w of a saved model: a safetensors file has a JSON head after its length."""
    content = (folder / "head.safetensors").read_bytes()
    size = int.from_bytes(content[:8], "little")
    start, end = json.loads(content[8 : 8 + size])["weights"]["data_offsets"]
    return np.frombuffer(content[8 + size + start : 8 + size + end], "<f4")
