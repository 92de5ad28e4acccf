"""What is written to the disk, and how: the pointer, durable writes, the engine's own files.

It knows neither sheets nor what is in a load.
"""
