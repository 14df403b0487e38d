"""How well the knowledge base answers: expectations, verdicts, figures, risk and coverage, confusable pairs.

The entry point is `knowledge.evaluation.evaluate`.
"""
