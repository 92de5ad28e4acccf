"""What pages are made of: a folder a page; frame, choose and show for all of them.

In: the question of a run. Out: what a person sees. No SQL, no sums, no figure building here.
"""
