"""Trains adapters for GGUF models: the one part of the project that needs a training framework."""
