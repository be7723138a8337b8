"""The table engine: the rules of a book as lazy dataframe expressions, for whole populations.

The same trees that the single engine evaluates are translated once (:mod:`translate`) into terms that
no unknown can enter (:mod:`terms`): each rule becomes two plain conditions, what is *certain* and what
is *possible*. Counting members for both gives every verdict and range with one sum a family
(:mod:`counters`), on any engine that Narwhals speaks to (:mod:`frames`) or on arrays (:mod:`arrays`).
"""
