"""What everything else needs: time, JSON, bounds."""
