"""The views of the API as SQLAlchemy tables: what a signed-in account may read whole.

One table for each file in ``sql/api/views``, with the same columns in the same order, by subject. Moments come and go
as UTC with their zone; money is Decimal yuan. A column is ``nullable=False`` where the view never gives NULL:
conditions on it get simpler.
"""
