"""Everything that is seen: windows, pages and the widgets they share. PyQt6 stays inside this package."""
