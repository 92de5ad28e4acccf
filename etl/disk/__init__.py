"""Write to the disk: the pointer, durable writes, the database files of the engine.

This room knows neither sheets nor the content of loads.
"""
