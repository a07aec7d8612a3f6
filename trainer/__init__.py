"""Trains adapters for GGUF models: the one part of the project that needs a training framework."""

from trainer.parent import end_with_stdin

end_with_stdin()
